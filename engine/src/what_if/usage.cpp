// SPDX-License-Identifier: MIT
#include "what_if/usage.hpp"

#include <algorithm>
#include <cmath>

#include "facts/schema.hpp"
#include "prices/run_tokens.hpp"
#include "totals/fixed_point.hpp"

namespace cronlens::what_if {

void Usage::add(const facts::Facts& facts, std::size_t row) {
  const prices::RunTokens run = prices::run_tokens(facts, row);
  ++runs;
  if (!run.input || !run.output || !run.cache_read || !run.cache_write) {
    ++unknown;
    return;
  }
  *tokens.input += *run.input;
  *tokens.output += *run.output;
  *tokens.reasoning += run.reasoning.value_or(0);
  *tokens.cache_read += *run.cache_read;
  *tokens.cache_write += *run.cache_write;
  longest = std::max(longest, *run.input + *run.cache_read + *run.cache_write);
  const double cost = facts.cost[row];
  if (std::isnan(cost)) return;
  ++recorded_runs;
  recorded += totals::to_nano(cost);
}

Usage& Usage::operator+=(const Usage& other) {
  runs += other.runs;
  unknown += other.unknown;
  recorded_runs += other.recorded_runs;
  recorded += other.recorded;
  longest = std::max(longest, other.longest);
  *tokens.input += *other.tokens.input;
  *tokens.output += *other.tokens.output;
  *tokens.reasoning += *other.tokens.reasoning;
  *tokens.cache_read += *other.tokens.cache_read;
  *tokens.cache_write += *other.tokens.cache_write;
  return *this;
}

Usage& usage_on(std::vector<Usage>& job, Route route) {
  const auto before = [](const Usage& usage, Route wanted) { return usage.route < wanted; };
  const auto place = std::lower_bound(job.begin(), job.end(), route, before);
  if (place != job.end() && place->route == route) return *place;
  return *job.insert(place, Usage{route});
}

UsageByJob usage_by_job(const facts::Facts& facts, double since, double until) {
  UsageByJob jobs(facts.jobs.size());
  for (std::size_t row = 0; row < facts.size(); ++row) {
    const double at = facts.run_time[row];
    if (at < since || at >= until) continue;
    if (facts.modes.text(facts.mode[row]) == facts::kScriptMode) continue;
    usage_on(jobs[facts.job[row]], {facts.provider[row], facts.model[row]}).add(facts, row);
  }
  return jobs;
}

}  // namespace cronlens::what_if
