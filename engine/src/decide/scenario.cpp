// SPDX-License-Identifier: MIT
#include "decide/scenario.hpp"

#include <cmath>
#include <cstdlib>

#include "schedule/schedule.hpp"
#include "select/check_query.hpp"

namespace cronlens::decide {
namespace {

constexpr double kMonth = 30 * 86'400.0;

LocalTime local_time(const select::Zone& zone, double moment) {
  return {static_cast<std::int64_t>(std::floor(zone.to_local(moment) * 1e6))};
}

/// `x0.5` as 0.5; nothing for any other text.
std::optional<double> multiple_of(const std::string& text) {
  if (text.size() < 2 || text[0] != 'x') return std::nullopt;
  char* end = nullptr;
  const double value = std::strtod(text.c_str() + 1, &end);
  if (end != text.c_str() + text.size() || !(value >= 0 && value <= 1'000)) return std::nullopt;
  return value;
}

}  // namespace

std::optional<Error> check_scenario(const Scenario& scenario) {
  const std::size_t size = scenario.jobs.size();
  const bool same = scenario.providers.size() == size && scenario.models.size() == size &&
                    scenario.cache_shares.size() == size && scenario.schedules.size() == size;
  if (!same) {
    return make_error(ErrorCode::bad_query, "the columns of a scenario have to be equally long");
  }
  for (const Fraction share : scenario.cache_shares) {
    if (share.value <= 1) continue;
    return select::out_of_range("scenario.cacheShares", share.value, "at most 1");
  }
  return std::nullopt;
}

Plan::Plan(const Engine::State& state, const Scenario& scenario, const Query& query)
    : state_(state),
      scenario_(scenario),
      zone_(query.zone),
      from_(local_time(zone_, query.now.value)),
      to_(local_time(zone_, query.now.value + kMonth)) {
  for (std::size_t i = 0; i < scenario.jobs.size(); ++i) places_.emplace(scenario.jobs[i], i);
}

JobPlan Plan::of(std::uint32_t job, what_if::Calculator& calculator) const {
  JobPlan plan;
  std::string schedule;
  for (const std::string& name : {state_.cells.facts().jobs.text(job), std::string()}) {
    const auto place = places_.find(name);
    if (place == places_.end()) continue;
    const std::size_t i = place->second;
    if (!plan.change.model && !scenario_.models[i].empty()) {
      plan.change.model = &calculator.priced(scenario_.providers[i], scenario_.models[i]);
    }
    const double share = scenario_.cache_shares[i].value;
    if (!plan.change.cache_share && share >= 0) plan.change.cache_share = share;
    if (schedule.empty()) schedule = scenario_.schedules[i];
  }
  if (!schedule.empty()) {
    plan.change.frequency = frequency(job, schedule);
    plan.is_unknown = !plan.change.frequency;
  }
  plan.is_changed = plan.change.model || plan.change.cache_share || !schedule.empty();
  return plan;
}

std::optional<double> Plan::frequency(std::uint32_t job, const std::string& schedule) const {
  if (schedule == "pause") return 0;
  if (const auto times = multiple_of(schedule)) return times;
  const facts::Job* known = state_.job(job);
  if (known == nullptr) return std::nullopt;
  const std::int64_t before = state_.firings.count(known->schedule, from_, to_);
  const auto [place, added] = fired_.try_emplace(schedule, 0);
  if (added) place->second = count_firings(what_if::schedule_from(schedule), from_, to_);
  if (before == 0 || place->second == 0) return std::nullopt;
  return static_cast<double>(place->second) / static_cast<double>(before);
}

}  // namespace cronlens::decide
