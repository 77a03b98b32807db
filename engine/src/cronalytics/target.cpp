// SPDX-License-Identifier: MIT
#include "cronalytics/target.hpp"

#include <algorithm>

#include "facts/text.hpp"

namespace cronlens::cronalytics {
namespace {

constexpr std::string_view kPrefix = "/api/plugins/cronalytics";

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string decode(std::string_view text, bool plus_is_space) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 &&
                        hex_digit(text[i + 2]) >= 0;
    if (escape) {
      out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {
      out += plus_is_space && text[i] == '+' ? ' ' : text[i];
    }
  }
  return facts::valid_utf8(out);
}

/// Calls visit(piece) for each piece between separators.
template <class Visit>
void split(std::string_view text, char separator, Visit&& visit) {
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    visit(text.substr(begin, end - begin));
    begin = end + 1;
  }
}

}  // namespace

Target parse_target(std::string_view target) {
  Target parsed;
  const std::size_t question = std::min(target.find('?'), target.size());
  std::string_view path = target.substr(0, question);
  if (path.substr(0, kPrefix.size()) == kPrefix) path.remove_prefix(kPrefix.size());
  if (!path.empty() && path.front() == '/') path.remove_prefix(1);
  // As web frameworks do, the path is decoded before it is split.
  split(decode(path, false), '/', [&](std::string_view piece) { parsed.path.emplace_back(piece); });
  if (question < target.size()) {
    split(target.substr(question + 1), '&', [&](std::string_view pair) {
      const std::size_t equals = pair.find('=');
      if (equals == std::string_view::npos) return;
      parsed.parameters[decode(pair.substr(0, equals), true)] =
          decode(pair.substr(equals + 1), true);
    });
  }
  return parsed;
}

}  // namespace cronlens::cronalytics
