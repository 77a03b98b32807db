// SPDX-License-Identifier: MIT
#pragma once

#include "cronlens/contract/job.hpp"
#include "projections/selection.hpp"

namespace cronlens::projections {

/// In the steps that suit the window, or in those asked for as long as they are not too many.
Timeline make_timeline(const Selection& selection);
Timeline make_timeline(const Selection& selection, Bucket bucket);

/// Requires: 1 <= steps <= 400.
Sparklines make_sparklines(const Selection& selection, const std::vector<std::string>& jobs,
                           int steps);

}  // namespace cronlens::projections
