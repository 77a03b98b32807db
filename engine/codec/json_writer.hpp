// SPDX-License-Identifier: MIT
// Contract -> JSON, for the server, the command line and the golden cases. Fields keep the order of
// their Shape; unknown is null; whole numbers are written without a fraction.
#pragma once

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "cronlens/describe.hpp"
#include "cronlens/quantity.hpp"

namespace cronlens::json {

using Json = nlohmann::ordered_json;

inline Json to_json(double value) {
  constexpr double kExact = 9007199254740992.0;  // 2^53: beyond it a double skips integers
  if (!std::isfinite(value)) return nullptr;
  if (value == std::trunc(value) && std::abs(value) <= kExact) {
    return static_cast<std::int64_t>(value);
  }
  return value;
}
inline Json to_json(bool value) {
  return value;
}
inline Json to_json(const std::string& value) {
  return value;
}
template <class Tag>
Json to_json(Quantity<Tag> value) {
  return to_json(value.value);
}
template <DescribedEnum E>
Json to_json(E value) {
  return std::string(spelling(value));
}
template <Described T>
Json to_json(const T& value);
template <class T>
Json to_json(const std::optional<T>& value) {
  return value ? to_json(*value) : Json(nullptr);
}
template <class T>
Json to_json(const std::vector<T>& list) {
  Json array = Json::array();
  for (const auto& item : list) array.push_back(to_json(item));
  return array;
}
template <Described T>
Json to_json(const T& value) {
  Json object = Json::object();
  for_each_field<T>(
      [&](const auto& each) { object[std::string(each.name)] = to_json(value.*each.member); });
  return object;
}

/// Text of any JSON value. Invalid UTF-8 cannot make it fail: it becomes U+FFFD.
inline std::string dump(const Json& value, int indent = -1) {
  return value.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace cronlens::json
