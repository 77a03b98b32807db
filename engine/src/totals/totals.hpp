// SPDX-License-Identifier: MIT
// Additive sufficient statistics of a set of runs: everything here can be added to another Totals,
// and every measure is a function of one (measures/). Averages of averages cannot be written.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

#include "cronlens/contract/job.hpp"
#include "totals/fixed_point.hpp"
#include "totals/sums.hpp"

namespace cronlens::totals {

inline constexpr std::size_t kOutcomes = Names<RunOutcome>::values.size();

struct Totals {
  // By RunOutcome.
  std::array<std::int64_t, kOutcomes> runs{};
  std::array<std::int64_t, kOutcomes> cost_known{};
  std::array<Nano, kOutcomes> cost{};

  std::int64_t duration_known = 0;
  Nano duration = 0;

  std::int64_t tokens_known = 0;  // runs with all four counts of `tokens`
  std::int64_t input = 0, output = 0, reasoning = 0, cache_read = 0, cache_write = 0;

  double first_run = std::numeric_limits<double>::infinity();
  double last_run = -std::numeric_limits<double>::infinity();

  Totals& operator+=(const Totals& other);

  /// Adds runs of one outcome. `first_run` and `last_run` stay as they are.
  void add(RunOutcome outcome, const Sums& sums);

  std::int64_t all_runs() const { return runs[0] + runs[1] + runs[2]; }
  std::int64_t all_cost_known() const { return cost_known[0] + cost_known[1] + cost_known[2]; }
  Nano all_cost() const { return cost[0] + cost[1] + cost[2]; }
  /// input + output + cache read + cache write; reasoning is part of output.
  std::int64_t tokens() const { return input + output + cache_read + cache_write; }
};

}  // namespace cronlens::totals
