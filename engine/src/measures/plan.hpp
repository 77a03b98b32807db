// SPDX-License-Identifier: MIT
// The plan of all jobs together: sums of their projections.
#pragma once

#include <optional>
#include <vector>

#include "measures/projection.hpp"

namespace cronlens::measures {

struct Plan {
  std::optional<double> nominal;  // next 30 days; absent when nothing is planned
  std::optional<double> trend;
  std::optional<double> pace;
  double planned_jobs = 0;  // jobs that have a nominal cost
  double trend_jobs = 0;    // jobs that have a trend
};

/// Sums in the order given; a sum of 0 is absent, as Cronalytics reports it.
Plan add_up(const std::vector<Projection>& projections);

}  // namespace cronlens::measures
