// SPDX-License-Identifier: MIT
// Why a live file could not be answered from: a status of HTTP, a code for programs, and a sentence
// that says what to do.
#pragma once

#include <string>

namespace cronlens::live {

struct Fault {
  int status = 500;
  std::string code;
  std::string sentence;
};

}  // namespace cronlens::live
