// SPDX-License-Identifier: MIT
#include "text/screen.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

namespace cronlens::server::text {
namespace {

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : value;
}

bool wants_color(const std::string& color, bool is_terminal) {
  if (color != "auto") return color == "always";
  return is_terminal && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
}

// The sixteen colours that themes adapt to their background; nothing brighter is asked for.
const char* escape_of(Ink ink) {
  switch (ink) {
    case Ink::title:
      return "\x1b[1m";
    case Ink::faint:
      return "\x1b[2m";
    case Ink::good:
      return "\x1b[32m";
    case Ink::bad:
      return "\x1b[31m";
    case Ink::warning:
      return "\x1b[33m";
    default:
      return "";
  }
}

}  // namespace

std::string Screen::paint(Ink ink, std::string_view words) const {
  if (!color || ink == Ink::plain || words.empty()) return std::string(words);
  return escape_of(ink) + std::string(words) + "\x1b[0m";
}

Screen find_screen(const std::string& color) {
  Screen screen;
  const bool is_terminal = ::isatty(STDOUT_FILENO) == 1;
  screen.color = wants_color(color, is_terminal);
  winsize size{};
  if (is_terminal && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) screen.width = size.ws_col;
  return screen;
}

}  // namespace cronlens::server::text
