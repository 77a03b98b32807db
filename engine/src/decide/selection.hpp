// SPDX-License-Identifier: MIT
// The usages of a selection, remembered: a scenario is changed many times for each selection.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cronlens/contract/query.hpp"
#include "decide/decider_state.hpp"
#include "what_if/calculator.hpp"

namespace cronlens::decide {

/// Requires: a query that passed select::check_query(). Valid until the next one for another query.
what_if::Calculator& calculator_for(const Decider::State& decider, const Query& query);

/// The longest call that a run of the job may make. A run is many calls, and the file has their
/// sum: so it is all of its tokens, or what the model that it uses takes, whichever is less.
std::int64_t needed_by(const std::vector<what_if::Usage>& job, what_if::Calculator& calculator);

/// Models to compare with where nobody chose any: the most in use, and of the same providers the
/// cheapest of each, or of each maker, that take long enough calls and answer while one waits.
std::vector<std::pair<std::string, std::string>> suited(const Decider::State& decider,
                                                        what_if::Calculator& calculator,
                                                        bool by_maker);

/// An entry of a list, and what all of a selection would cost by it.
struct Choice {
  const prices::Entry* entry;
  prices::Rates rates;
  std::optional<double> month;
};

/// Every entry, the cheapest first; of those that several lists have the one that counts.
std::vector<Choice> choices_of(const Decider::State& decider, what_if::Calculator& calculator);

}  // namespace cronlens::decide
