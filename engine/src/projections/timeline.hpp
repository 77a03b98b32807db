// SPDX-License-Identifier: MIT
#pragma once

#include "cronlens/contract/job.hpp"
#include "projections/selection.hpp"

namespace cronlens::projections {

Timeline make_timeline(const Selection& selection);

/// Requires: 1 <= steps <= 400.
Sparklines make_sparklines(const Selection& selection, const std::vector<std::string>& jobs,
                           int steps);

}  // namespace cronlens::projections
