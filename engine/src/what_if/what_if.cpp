// SPDX-License-Identifier: MIT
#include "cronlens/what_if.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "schedule/schedule.hpp"
#include "select/zone.hpp"
#include "what_if/calculator.hpp"
#include "what_if/gathered.hpp"

namespace cronlens::what_if {
namespace {

constexpr std::int64_t kFewestRuns = 10;
constexpr double kLeastSaving = 1;
constexpr double kMonth = 30;

Calculator calculator_for(const Engine& engine, const prices::Books& books,
                          const Request& request) {
  const Engine::State& state = engine.state();
  // As in every window of days: no upper end, so that late clocks still count.
  const totals::Span window{request.now - request.days * 86'400,
                            std::numeric_limits<double>::infinity()};
  return {state, books, request.now, gathered_days(state, window, request.now),
          usage_by_job(state.cells.facts(), window.since, window.until)};
}

std::vector<JobOutcome> outcomes_of(const Engine& engine, Calculator& calculator,
                                    const Change& change, const std::vector<std::string>& jobs) {
  const PricedChange priced = calculator.priced(change);
  std::vector<JobOutcome> all;
  for (const std::uint32_t job : calculator.jobs()) {
    const std::string& id = engine.state().cells.facts().jobs.text(job);
    const bool wanted = jobs.empty() || std::find(jobs.begin(), jobs.end(), id) != jobs.end();
    if (wanted) all.push_back(calculator.outcome(job, priced));
  }
  return all;
}

LocalTime local_time(const select::Zone& zone, double moment) {
  return {static_cast<std::int64_t>(std::floor(zone.to_local(moment) * 1e6))};
}

}  // namespace

Schedule schedule_from(const std::string& text) {
  Schedule schedule;
  char* end = nullptr;
  const double minutes = std::strtod(text.c_str(), &end);
  if (!text.empty() && end == text.c_str() + text.size()) {
    schedule.kind = Schedule::Kind::interval;
    schedule.minutes = minutes;
  } else {
    schedule.kind = Schedule::Kind::cron;
    schedule.expression = text;
  }
  return schedule;
}

bool JobOutcome::is_worth_proposing() const {
  return saving && is_worth(*saving);
}

bool JobOutcome::is_worth(double saved) const {
  return runs - unknown >= kFewestRuns && saved >= kLeastSaving;
}

std::vector<JobOutcome> what_if(const Engine& engine, const prices::Books& books,
                                const Request& request, const Change& change,
                                const std::vector<std::string>& jobs) {
  Calculator calculator = calculator_for(engine, books, request);
  return outcomes_of(engine, calculator, change, jobs);
}

Matrix compare_models(const Engine& engine, const prices::Books& books, const Request& request,
                      const std::vector<Candidate>& candidates,
                      const std::vector<std::string>& jobs) {
  Calculator calculator = calculator_for(engine, books, request);
  Matrix matrix{candidates, {}};
  for (const Candidate& candidate : candidates) {
    Change change;
    change.model = candidate;
    matrix.columns.push_back(outcomes_of(engine, calculator, change, jobs));
  }
  return matrix;
}

std::optional<double> frequency_of(const Engine& engine, const std::string& job,
                                   const std::string& schedule, double now,
                                   const TimeZone& time_zone) {
  const facts::JobsFile* jobs = engine.state().jobs_file();
  const facts::Job* known = jobs ? jobs->find(job) : nullptr;
  if (known == nullptr) return std::nullopt;
  const select::Zone zone(time_zone);
  const LocalTime from = local_time(zone, now), to = local_time(zone, now + kMonth * 86'400);
  const std::int64_t before = count_firings(known->schedule, from, to);
  const std::int64_t after = count_firings(schedule_from(schedule), from, to);
  if (before == 0 || after == 0) return std::nullopt;
  return static_cast<double>(after) / static_cast<double>(before);
}

}  // namespace cronlens::what_if
