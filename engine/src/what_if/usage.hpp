// SPDX-License-Identifier: MIT
// The tokens of jobs by the model that used them. A price is per token, so the sum of a job's runs
// costs what its runs cost together.
#pragma once

#include <compare>
#include <vector>

#include "cronlens/prices.hpp"
#include "state.hpp"

namespace cronlens::what_if {

/// Who served a run: ids of the dictionaries.
struct Route {
  std::uint32_t provider = 0, model = 0;
  friend auto operator<=>(const Route&, const Route&) = default;
};

struct Usage {
  Route route;
  std::int64_t runs = 0;
  std::int64_t unknown = 0;
  std::int64_t recorded_runs = 0;
  __int128 recorded = 0;     // nano-dollars
  std::int64_t longest = 0;  // context of one run
  prices::RunTokens tokens{0, 0, 0, 0, 0};

  /// Adds a run.
  void add(const facts::Facts& facts, std::size_t row);
  Usage& operator+=(const Usage& other);
};

/// By job id of the dictionary: one usage per route, in the order of routes.
using UsageByJob = std::vector<std::vector<Usage>>;

/// The usage of the job on the route, made where there is none.
Usage& usage_on(std::vector<Usage>& job, Route route);

/// Agents' runs that start in [since, until), row by row.
UsageByJob usage_by_job(const facts::Facts& facts, double since, double until);

}  // namespace cronlens::what_if
