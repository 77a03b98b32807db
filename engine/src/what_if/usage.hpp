// SPDX-License-Identifier: MIT
// The tokens of jobs by the model that used them. A price is per token, so the sum of a job's runs
// costs what its runs cost together.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "cronlens/prices.hpp"
#include "state.hpp"

namespace cronlens::what_if {

struct Usage {
  std::int64_t runs = 0;
  std::int64_t unknown = 0;
  std::int64_t recorded_runs = 0;
  __int128 recorded = 0;     // nano-dollars
  std::int64_t longest = 0;  // context of one run
  prices::RunTokens tokens{0, 0, 0, 0, 0};
};

using ModelKey = std::pair<std::uint32_t, std::uint32_t>;  // provider, model; of the dictionaries

/// By job id of the dictionary; agents' runs that start in [since, until).
std::vector<std::map<ModelKey, Usage>> usage_by_job(const facts::Facts& facts, double since,
                                                    double until);

}  // namespace cronlens::what_if
