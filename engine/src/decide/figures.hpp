// SPDX-License-Identifier: MIT
// Small words of the answers.
#pragma once

#include <cmath>
#include <cstdint>

#include "cronlens/contract/decide/measure.hpp"

namespace cronlens::decide {

inline Count count(std::int64_t value) {
  return Count(static_cast<double>(value));
}

/// NaN is unknown.
inline DecideFigure figure(DecideMeasureId measure, double value, std::int64_t used,
                           std::int64_t left_out) {
  DecideFigure made{measure, std::nullopt, count(used), count(left_out)};
  if (!std::isnan(value)) made.value = Measured(value);
  return made;
}

}  // namespace cronlens::decide
