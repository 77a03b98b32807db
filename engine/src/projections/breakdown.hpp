// SPDX-License-Identifier: MIT
#pragma once

#include "cronlens/contract/panels.hpp"
#include "projections/selection.hpp"

namespace cronlens::projections {

Breakdown make_model_breakdown(const Selection& selection);
Breakdown make_provider_breakdown(const Selection& selection);

}  // namespace cronlens::projections
