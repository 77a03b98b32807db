// SPDX-License-Identifier: MIT
// The parser's commands and options as the data that completion and the manual page are made of.
#pragma once

#include "guide/guide.hpp"

namespace CLI {
class App;
}

namespace cronlens::server {

guide::Guide guide_of(const CLI::App& app);

}  // namespace cronlens::server
