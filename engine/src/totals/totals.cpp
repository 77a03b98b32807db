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

}  // namespace cronlens::totals
