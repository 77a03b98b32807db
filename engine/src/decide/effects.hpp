// SPDX-License-Identifier: MIT
// What a scenario makes of the cost that jobs have to come.
#pragma once

#include <optional>
#include <vector>

#include "cronlens/forecast.hpp"
#include "decide/decider_state.hpp"
#include "decide/scenario.hpp"

namespace cronlens::decide {

/// A forecast with a scenario in force from `now` on: what was spent stays.
struct Changed {
  forecast::Forecast forecast;
  std::int64_t jobs = 0;     // that the scenario changes
  std::int64_t unknown = 0;  // of those without a figure for the change: they stay as they are
};

/// Nothing where the scenario changes none of the jobs that are `kept`, by their ids of the
/// dictionary; an empty list keeps all. A job's tokens are those of the query's selection.
/// Requires: a query that passed check_query(), a scenario that passed check_scenario().
std::optional<Changed> change_forecast(const Decider::State& decider, const Query& query,
                                       const Scenario& scenario, const forecast::Forecast& forecast,
                                       const std::vector<bool>& kept = {});

}  // namespace cronlens::decide
