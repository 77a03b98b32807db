// SPDX-License-Identifier: MIT
#include "cronlens/what_if.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "schedule/schedule.hpp"
#include "select/zone.hpp"
#include "what_if/usage.hpp"

namespace cronlens::what_if {
namespace {

using prices::Match;
using prices::NanoUsd;
using prices::RunTokens;

constexpr double kMonth = 30;
constexpr double kFewestTokens = 0.9, kMostTokens = 1.3;  // between two makers' tokenizers
constexpr std::int64_t kFewestRuns = 10;
constexpr double kLeastSaving = 1;

/// The context's tokens with another part of them from the cache.
RunTokens with_cache_share(RunTokens tokens, double share) {
  const std::int64_t context = *tokens.input + *tokens.cache_read;
  tokens.cache_read = std::llround(static_cast<double>(context) * share);
  tokens.input = context - *tokens.cache_read;
  return tokens;
}

/// Whose model it is: `a` of `a/model`, as hosts of many makers write it, else the provider.
std::string maker_of(const Match& match) {
  if (match.entry == nullptr) return "";
  const std::string& model = match.entry->model;
  const auto slash = model.find('/');
  return slash == std::string::npos ? match.entry->provider : model.substr(0, slash);
}

class Calculator {
 public:
  Calculator(const Engine::State& state, const prices::Books& books, const Request& request)
      : state_(state), facts_(state.cells.facts()), books_(books), request_(request) {
    usage_ = usage_by_job(facts_, request.now - request.days * 86'400, request.now);
  }

  std::vector<JobOutcome> outcomes(const Change& change, const std::vector<std::string>& jobs) {
    std::vector<JobOutcome> all;
    for (std::uint32_t job = 0; job < usage_.size(); ++job) {
      const std::string& id = facts_.jobs.text(job);
      const bool wanted = jobs.empty() || std::find(jobs.begin(), jobs.end(), id) != jobs.end();
      if (usage_[job].empty() || !wanted) continue;
      all.push_back(outcome(job, change));
    }
    const auto by_id = [](const JobOutcome& a, const JobOutcome& b) { return a.job < b.job; };
    std::sort(all.begin(), all.end(), by_id);
    return all;
  }

 private:
  double per_month(__int128 nano) const {
    return static_cast<double>(nano) / prices::kNanoPerUsd * (kMonth / request_.days);
  }

  const Match& own_match(const ModelKey& key) {
    const auto [place, added] = matches_.try_emplace(key);
    if (added) {
      place->second = prices::find_price(books_, facts_.providers.text(key.first),
                                         facts_.models.text(key.second));
    }
    return place->second;
  }

  /// Whether a dearer tier may have been reached is a question to the longest run, not to the sum.
  prices::Cost cost_of(const Match& match, const Usage& usage, const RunTokens& tokens) const {
    prices::Cost cost = prices::cost_of(match, request_.now, tokens);
    if (!cost.assumptions.base_tier_assumed) return cost;
    prices::Assumptions unused;
    const prices::Rates rates = prices::rates_at(match, request_.now, unused);
    cost.assumptions.base_tier_assumed = usage.longest > rates.tier_start.value_or(0);
    return cost;
  }

  JobOutcome outcome(std::uint32_t job, const Change& change) {
    JobOutcome result;
    result.job = facts_.jobs.text(job);
    const facts::Job* named = state_.job(job);
    result.name = named ? named->name : result.job;
    bool has_record = false;
    __int128 recorded = 0;
    Sums sums;
    for (const auto& [key, usage] : usage_[job]) {
      result.runs += usage.runs;
      result.unknown += usage.unknown;
      has_record = has_record || usage.recorded_runs > 0;
      recorded += usage.recorded;
      add(key, usage, change, sums, result);
    }
    if (has_record) result.recorded = per_month(recorded);
    if (result.runs == result.unknown) return result;
    if (sums.has_current) result.current = per_month(sums.current);
    if (!sums.has_changed) return result;
    const double times = change.frequency.value_or(1);
    result.changed =
        Estimate{per_month(sums.expected) * times, sums.low * times, sums.high * times};
    if (result.current) result.saving = *result.current - result.changed->expected;
    return result;
  }

  struct Sums {
    __int128 current = 0, expected = 0;
    double low = 0, high = 0;
    bool has_current = true, has_changed = true;
  };

  void add(const ModelKey& key, const Usage& usage, const Change& change, Sums& sums,
           JobOutcome& result) {
    const Match& own = own_match(key);
    const prices::Cost current = cost_of(own, usage, usage.tokens);
    sums.has_current = sums.has_current && current.nano;
    sums.current += current.nano.value_or(0);
    const Match target =
        change.model ? prices::find_price(books_, change.model->provider, change.model->model)
                     : own;
    const RunTokens tokens =
        change.cache_share ? with_cache_share(usage.tokens, *change.cache_share) : usage.tokens;
    const prices::Cost expected = cost_of(target, usage, tokens);
    const prices::Cost cold = cost_of(target, usage, with_cache_share(tokens, 0));
    result.rule = target.rule;
    result.assumptions |= expected.assumptions;
    sums.has_changed = sums.has_changed && expected.nano && cold.nano;
    if (!expected.nano || !cold.nano) return;
    const bool same = !change.model || maker_of(own) == maker_of(target);
    result.is_same_maker = result.is_same_maker && same;
    sums.expected += *expected.nano;
    sums.low += per_month(*expected.nano) * (same ? 1 : kFewestTokens);
    // A change that keeps the model keeps its cache too.
    sums.high += per_month(change.model ? std::max(*cold.nano, *expected.nano) : *expected.nano) *
                 (same ? 1 : kMostTokens);
  }

  const Engine::State& state_;
  const facts::Facts& facts_;
  const prices::Books& books_;
  Request request_;
  std::vector<std::map<ModelKey, Usage>> usage_;
  std::map<ModelKey, Match> matches_;
};

LocalTime local_time(const select::Zone& zone, double moment) {
  return {static_cast<std::int64_t>(std::floor(zone.to_local(moment) * 1e6))};
}

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

}  // namespace

bool JobOutcome::is_worth_proposing() const {
  return saving && runs - unknown >= kFewestRuns && *saving >= kLeastSaving;
}

std::vector<JobOutcome> what_if(const Engine& engine, const prices::Books& books,
                                const Request& request, const Change& change,
                                const std::vector<std::string>& jobs) {
  return Calculator(engine.state(), books, request).outcomes(change, jobs);
}

Matrix compare_models(const Engine& engine, const prices::Books& books, const Request& request,
                      const std::vector<Candidate>& candidates,
                      const std::vector<std::string>& jobs) {
  Calculator calculator(engine.state(), books, request);
  Matrix matrix{candidates, {}};
  for (const Candidate& candidate : candidates) {
    Change change;
    change.model = candidate;
    matrix.columns.push_back(calculator.outcomes(change, jobs));
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
