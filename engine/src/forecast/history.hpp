// SPDX-License-Identifier: MIT
// A job's runs before a moment, as the forecast needs them.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "state.hpp"

namespace cronlens::forecast {

struct History {
  std::vector<std::uint32_t> rows;  // by start

  bool empty() const { return rows.empty(); }
};

/// By job id of the dictionary.
std::vector<History> histories(const facts::Facts& facts, double before);

struct RecentCosts {
  std::vector<double> costs;            // oldest first, of the last two levels
  std::size_t level = 0;                // the first of them that is on the last
  std::optional<double> changed_level;  // when that one ran, where earlier runs cost another level
};

/// The last known costs of the model that ran last, at most kMostCosts.
RecentCosts recent_costs(const facts::Facts& facts, const History& history);

/// Known cost of the runs in [since, until).
double spent_between(const facts::Facts& facts, const History& history, double since, double until);

std::int64_t runs_between(const facts::Facts& facts, const History& history, double since,
                          double until);

/// Those of runs_between() whose cost is not known.
std::int64_t unknown_between(const facts::Facts& facts, const History& history, double since,
                             double until);

}  // namespace cronlens::forecast
