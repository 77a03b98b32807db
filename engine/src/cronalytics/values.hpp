// SPDX-License-Identifier: MIT
// Numbers as Cronalytics writes them: money and times are JSON floats, rounded; counts are
// integers; unknown is null.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>

#include "measures/rounding.hpp"

namespace cronlens::cronalytics {

using Json = nlohmann::ordered_json;

inline constexpr int kMoney = 4;
inline constexpr int kSeconds = 2;

inline Json number(std::optional<double> value) {
  return value ? Json(*value) : Json(nullptr);
}
inline Json rounded(std::optional<double> value, int digits) {
  return value ? Json(measures::round_decimal(*value, digits)) : Json(nullptr);
}
inline Json count(std::optional<std::int64_t> value) {
  return value ? Json(*value) : Json(nullptr);
}
inline Json text(const std::optional<std::string>& value) {
  return value ? Json(*value) : Json(nullptr);
}

/// A model as people read it: NULL and '' are both "unknown".
inline std::string model_name(const std::string& model) {
  return model.empty() ? "unknown" : model;
}

}  // namespace cronlens::cronalytics
