// SPDX-License-Identifier: MIT
// Forecasts, remembered: limits are edited and scenarios moved many times for each.
#pragma once

#include <string>
#include <vector>

#include "cronlens/contract/decide/forecast.hpp"
#include "cronlens/forecast.hpp"
#include "decide/decider_state.hpp"

namespace cronlens::decide {

/// What memories are kept by: the moment and the zone of a query.
std::string moment_key(const Query& query);

/// The forecast of every job. Valid until the next one of that horizon for another moment or zone.
/// Requires: a query that passed select::check_query().
Result<const forecast::Forecast*> forecast_for(const Decider::State& decider, const Query& query,
                                               forecast::Horizon horizon);

CostPath cost_path(const forecast::Forecast& forecast, const forecast::Path& path);

/// The middle of a path, day by day.
std::vector<Usd> middle_of(const forecast::Path& path);

}  // namespace cronlens::decide
