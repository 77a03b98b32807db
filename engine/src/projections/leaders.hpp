// SPDX-License-Identifier: MIT
#pragma once

#include "projections/overview.hpp"

namespace cronlens::projections {

/// The leading job of each category that has one. The dearest job wins a tie.
std::vector<Leader> make_leaders(const Selection& selection, const PlannedJobs& planned);

}  // namespace cronlens::projections
