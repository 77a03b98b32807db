// SPDX-License-Identifier: MIT
#include <cstdio>
#include <string>

#include "commands/commands.hpp"

namespace cronlens::server {

int complain(std::string_view why, int exit_code) {
  const std::string line = "cronlens: " + std::string(why) + "\n";
  std::fputs(line.c_str(), stderr);
  return exit_code;
}

int print(std::string_view text) {
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() &&
                       std::fputc('\n', stdout) != EOF && std::fflush(stdout) == 0;
  return written ? kAnswered : complain("cannot write the answer");
}

}  // namespace cronlens::server
