// SPDX-License-Identifier: MIT
#include "yaml/python_float.hpp"

#include <cstdlib>
#include <limits>
#include <string>

namespace cronlens::yaml {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// In lower case, without blanks around.
std::string bare(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n\v\f");
  if (first == std::string_view::npos) return "";
  std::string out(text.substr(first, text.find_last_not_of(" \t\r\n\v\f") - first + 1));
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return out;
}

}  // namespace

std::optional<double> python_float(std::string_view text) {
  const std::string body = bare(text);
  std::string digits;
  for (std::size_t i = 0; i < body.size(); ++i) {
    if (body[i] != '_') {
      digits += body[i];
      continue;
    }
    const bool between = i > 0 && i + 1 < body.size() && is_digit(body[i - 1]);
    if (!between || !is_digit(body[i + 1])) return std::nullopt;
  }
  const std::string unsigned_part =
      digits.substr(!digits.empty() && (digits[0] == '-' || digits[0] == '+') ? 1 : 0);
  const bool negative = digits.starts_with('-');
  if (unsigned_part == "inf" || unsigned_part == "infinity") {
    return std::numeric_limits<double>::infinity() * (negative ? -1 : 1);
  }
  if (unsigned_part == "nan") return std::numeric_limits<double>::quiet_NaN();
  if (unsigned_part.find_first_not_of("0123456789.e+-") != std::string::npos) return std::nullopt;
  char* end = nullptr;
  const double value = std::strtod(digits.c_str(), &end);
  if (unsigned_part.empty() || end != digits.c_str() + digits.size()) return std::nullopt;
  return value;
}

std::optional<double> python_float(const Node& node) {
  using Kind = Node::Kind;
  switch (node.kind) {
    case Kind::boolean:
    case Kind::integer:
    case Kind::real:
      return node.number;
    case Kind::text:
      return python_float(node.text);
    default:
      return std::nullopt;
  }
}

}  // namespace cronlens::yaml
