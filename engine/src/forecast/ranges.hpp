// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <vector>

#include "cronlens/forecast.hpp"

namespace cronlens::forecast {

/// Hyndman and Fan's type 7. Requires: sorted, not empty.
inline double percentile(const std::vector<double>& sorted, double part) {
  const double place = part * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

/// Requires: sorted, not empty.
inline Range range_of(const std::vector<double>& sorted) {
  return {percentile(sorted, 0.1), percentile(sorted, 0.5), percentile(sorted, 0.9)};
}

}  // namespace cronlens::forecast
