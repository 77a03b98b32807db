// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>

#include "yaml/yaml.hpp"

namespace cronlens::yaml {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

constexpr auto kNulls = std::to_array<std::string_view>({"", "~", "null", "Null", "NULL"});
constexpr auto kTrue = std::to_array<std::string_view>(
    {"yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"});
constexpr auto kFalse = std::to_array<std::string_view>(
    {"no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"});

bool all_in(std::string_view text, std::string_view allowed) {
  return text.find_first_not_of(allowed) == std::string_view::npos;
}

std::string without_underscores(std::string_view text) {
  std::string out(text);
  out.erase(std::remove(out.begin(), out.end(), '_'), out.end());
  return out;
}

double digits_in_base(std::string_view digits, int base) {
  double value = 0;
  for (const char c : digits) {
    if (c == '_') continue;
    const int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
    value = value * base + digit;
  }
  return value;
}

/// The magnitude of an integer without its sign, or NaN.
double integer_value(std::string_view text) {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  if (text.starts_with("0b") && text.size() > 2) {
    return all_in(text.substr(2), "01_") ? digits_in_base(text.substr(2), 2) : kNone;
  }
  if (text.starts_with("0x") && text.size() > 2) {
    const bool hex = all_in(text.substr(2), "0123456789abcdefABCDEF_");
    return hex ? digits_in_base(text.substr(2), 16) : kNone;
  }
  if (text.empty() || text.front() == '_' || !all_in(text, "0123456789_")) return kNone;
  if (text == "0" || text.front() != '0') return digits_in_base(text, 10);
  return all_in(text, "01234567_") ? digits_in_base(text, 8) : kNone;
}

/// Digits with a point, and an exponent only with its sign: 1.5e+3 is a number, 1e3 is not.
bool is_real(std::string_view text) {
  const auto point = text.find('.');
  if (point == std::string_view::npos) return false;
  const auto exponent = text.find_first_of("eE", point);
  const std::string_view whole = text.substr(0, point);
  const std::string_view part =
      text.substr(point + 1, exponent == std::string_view::npos ? exponent : exponent - point - 1);
  if (!all_in(whole, "0123456789_") || !all_in(part, "0123456789_")) return false;
  if (whole.empty() ? part.empty() || part.front() == '_' : whole.front() == '_') return false;
  if (exponent == std::string_view::npos) return true;
  const std::string_view power = text.substr(exponent + 1);
  return power.size() > 1 && (power[0] == '+' || power[0] == '-') &&
         all_in(power.substr(1), "0123456789");
}

/// Base 60, as in 1:30:00; the first part does not begin with 0.
double sexagesimal(std::string_view text) {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  if (text.empty() || text.front() < '1' || text.front() > '9') return kNone;
  double value = 0;
  std::size_t parts = 0;
  while (true) {
    const auto colon = text.find(':');
    const std::string_view part = text.substr(0, colon);
    if (part.empty() || !all_in(part, "0123456789_")) return kNone;
    if (parts > 0 && (part.size() > 2 || part.find('_') != std::string_view::npos)) return kNone;
    value = value * 60 + digits_in_base(part, 10);
    ++parts;
    if (colon == std::string_view::npos) break;
    text.remove_prefix(colon + 1);
  }
  return parts > 1 ? value : kNone;
}

Node number_node(Node::Kind kind, double value, std::string_view text) {
  Node node;
  node.kind = kind;
  node.number = value;
  node.text = text;
  return node;
}

Node resolve_number(std::string_view text) {
  const bool negative = text.front() == '-';
  const std::string_view body = negative || text.front() == '+' ? text.substr(1) : text;
  const double sign = negative ? -1 : 1;
  for (const double whole : {integer_value(body), sexagesimal(body)}) {
    if (whole == whole) return number_node(Node::Kind::integer, sign * whole, text);
  }
  if (is_real(body)) {
    const double value = std::strtod(without_underscores(body).c_str(), nullptr);
    return number_node(Node::Kind::real, sign * value, text);
  }
  if (body == ".inf" || body == ".Inf" || body == ".INF") {
    return number_node(Node::Kind::real, sign * std::numeric_limits<double>::infinity(), text);
  }
  Node node;
  node.kind = Node::Kind::text;
  node.text = text;
  return node;
}

}  // namespace

Node resolve_plain(std::string_view text) {
  Node node;
  node.text = text;
  if (is_one_of(text, kNulls)) return node;
  if (is_one_of(text, kTrue) || is_one_of(text, kFalse)) {
    node.kind = Node::Kind::boolean;
    node.boolean = is_one_of(text, kTrue);
    node.number = node.boolean ? 1 : 0;
    return node;
  }
  if (text == ".nan" || text == ".NaN" || text == ".NAN") {
    return number_node(Node::Kind::real, std::numeric_limits<double>::quiet_NaN(), text);
  }
  return resolve_number(text);
}

const Node* Node::find(std::string_view key) const {
  for (const auto& [name, value] : members) {
    if (name.is_text() && name.text == key) return &value;
  }
  return nullptr;
}

}  // namespace cronlens::yaml
