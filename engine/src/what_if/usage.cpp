// SPDX-License-Identifier: MIT
#include "what_if/usage.hpp"

#include <algorithm>
#include <cmath>

#include "facts/schema.hpp"
#include "prices/run_tokens.hpp"
#include "totals/fixed_point.hpp"

namespace cronlens::what_if {
namespace {

bool is_known(const prices::RunTokens& tokens) {
  return tokens.input && tokens.output && tokens.cache_read && tokens.cache_write;
}

void add(Usage& usage, const prices::RunTokens& tokens, double cost) {
  ++usage.runs;
  if (!is_known(tokens)) {
    ++usage.unknown;
    return;
  }
  *usage.tokens.input += *tokens.input;
  *usage.tokens.output += *tokens.output;
  *usage.tokens.reasoning += tokens.reasoning.value_or(0);
  *usage.tokens.cache_read += *tokens.cache_read;
  *usage.tokens.cache_write += *tokens.cache_write;
  const std::int64_t context = *tokens.input + *tokens.cache_read + *tokens.cache_write;
  usage.longest = std::max(usage.longest, context);
  if (std::isnan(cost)) return;
  ++usage.recorded_runs;
  usage.recorded += totals::to_nano(cost);
}

}  // namespace

std::vector<std::map<ModelKey, Usage>> usage_by_job(const facts::Facts& facts, double since,
                                                    double until) {
  std::vector<std::map<ModelKey, Usage>> jobs(facts.jobs.size());
  for (std::size_t row = 0; row < facts.size(); ++row) {
    const double at = facts.run_time[row];
    if (at < since || at >= until) continue;
    if (facts.modes.text(facts.mode[row]) == facts::kScriptMode) continue;
    const ModelKey key{facts.provider[row], facts.model[row]};
    add(jobs[facts.job[row]][key], prices::run_tokens(facts, row), facts.cost[row]);
  }
  return jobs;
}

}  // namespace cronlens::what_if
