// SPDX-License-Identifier: MIT
#include "totals/totals.hpp"

namespace cronlens::totals {

Totals& Totals::operator+=(const Totals& other) {
  for (std::size_t i = 0; i < kOutcomes; ++i) {
    runs[i] += other.runs[i];
    cost_known[i] += other.cost_known[i];
    cost[i] += other.cost[i];
  }
  duration_known += other.duration_known;
  duration += other.duration;
  tokens_known += other.tokens_known;
  input += other.input;
  output += other.output;
  reasoning += other.reasoning;
  cache_read += other.cache_read;
  cache_write += other.cache_write;
  first_run = std::min(first_run, other.first_run);
  last_run = std::max(last_run, other.last_run);
  return *this;
}

void Totals::add(RunOutcome outcome, const Sums& sums) {
  const auto i = static_cast<std::size_t>(outcome);
  const auto whole = [](std::uint64_t value) { return static_cast<std::int64_t>(value); };
  runs[i] += sums.runs;
  cost_known[i] += sums.cost_known;
  cost[i] += whole(sums.cost);
  duration_known += sums.duration_known;
  duration += whole(sums.duration);
  tokens_known += sums.tokens_known;
  input += whole(sums.input);
  output += whole(sums.output);
  reasoning += whole(sums.reasoning);
  cache_read += whole(sums.cache_read);
  cache_write += whole(sums.cache_write);
}

}  // namespace cronlens::totals
