// SPDX-License-Identifier: MIT
#pragma once

#include "cronlens/contract/compare.hpp"
#include "cronlens/result.hpp"
#include "projections/selection.hpp"

namespace cronlens::projections {

/// Requires: a query that passed check_query().
Result<Comparison> make_comparison(const Engine::State& state, const CompareRequest& request);

}  // namespace cronlens::projections
