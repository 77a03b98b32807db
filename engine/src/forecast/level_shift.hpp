// SPDX-License-Identifier: MIT
// Where a job's costs settled at another level: E-divisive splits judged by Student's t-test, so
// that the same costs give the same answer (Hunter, arXiv:2301.03034).
#pragma once

#include <cstddef>
#include <vector>

namespace cronlens::forecast {

/// The place of the first cost at the level that holds now; 0 where the level never changed. A
/// steady climb is no change of level. Requires: no cost is negative.
std::size_t last_shift(const std::vector<double>& costs);

}  // namespace cronlens::forecast
