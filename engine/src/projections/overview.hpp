// SPDX-License-Identifier: MIT
#pragma once

#include "cronlens/contract/panels.hpp"
#include "measures/plan.hpp"
#include "projections/selection.hpp"

namespace cronlens::projections {

/// The jobs of a selection, which it refers to, with their projections in the same order.
struct PlannedJobs {
  const std::vector<totals::JobGroup>& jobs;
  std::vector<measures::Projection> projections;
};

PlannedJobs plan_jobs(const Selection& selection);

Overview make_overview(const Selection& selection, const PlannedJobs& planned);

Coverage make_coverage(const Selection& selection, const PlannedJobs& planned);

}  // namespace cronlens::projections
