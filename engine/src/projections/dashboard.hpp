// SPDX-License-Identifier: MIT
#pragma once

#include "cronlens/contract/panels.hpp"
#include "projections/selection.hpp"

namespace cronlens::projections {

Dashboard make_dashboard(const Selection& selection);

}  // namespace cronlens::projections
