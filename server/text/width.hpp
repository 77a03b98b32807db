// SPDX-License-Identifier: MIT
// What a text takes on a terminal: columns, not bytes. Wide characters take two, marks none, and an
// emoji made of several code points is one sign.
#pragma once

#include <string>
#include <string_view>

namespace cronlens::server::text {

/// Fit for a line of a terminal: broken UTF-8 and control characters become U+FFFD, and what would
/// turn the direction of writing is left out. Names come from files, and a terminal obeys bytes.
std::string clean(std::string_view raw);

/// Columns of a clean text.
int columns(std::string_view clean_text);

/// The text where it fits, else as much of it as fits before "…". Signs are never cut in two.
std::string cut(std::string_view clean_text, int most);

}  // namespace cronlens::server::text
