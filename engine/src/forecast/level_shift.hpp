// SPDX-License-Identifier: MIT
// Where a job's costs settled at another level: E-divisive splits judged by Student's t-test, so
// that the same costs give the same answer (Hunter, arXiv:2301.03034).
#pragma once

#include <cstddef>
#include <vector>

namespace cronlens::forecast {

inline constexpr std::size_t kFewestOnLevel = 4;

/// Places of costs; both 0 where the level never changed.
struct LastShift {
  std::size_t place = 0;   // the first cost at the level that holds now
  std::size_t before = 0;  // the first at the level before it
};

/// A steady climb is no change of level. Requires: no cost is negative.
LastShift last_shift(const std::vector<double>& costs);

}  // namespace cronlens::forecast
