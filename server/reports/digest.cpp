// SPDX-License-Identifier: MIT
#include "reports/digest.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "text/width.hpp"
#include "text/words.hpp"

namespace cronlens::server::reports {
namespace {

// Indexed by Gauge.
constexpr std::array<const char*, 7> kGauges{"failure-rate", "cost",   "cost-change", "stopped",
                                             "anomaly",      "budget", "budget-near"};

// A rate of exactly its limit has not crossed it, whatever the last digit of a division is.
constexpr double kSlack = 1e-9;

std::vector<StoppedJob> stopped_jobs(const JobTable& before, const JobTable& now) {
  std::vector<StoppedJob> stopped;
  for (std::size_t i = 0; i < before.ids.size(); ++i) {
    if (std::find(now.ids.begin(), now.ids.end(), before.ids[i]) != now.ids.end()) continue;
    stopped.push_back({before.ids[i], before.names[i], before.schedule[i], before.state[i],
                       before.last_run[i], before.runs[i]});
  }
  std::sort(stopped.begin(), stopped.end(), [](const StoppedJob& a, const StoppedJob& b) {
    return a.last_run == b.last_run ? a.id < b.id : b.last_run < a.last_run;
  });
  return stopped;
}

std::optional<double> known(const Figure& figure) {
  if (!text::is_known(figure)) return std::nullopt;
  return figure.value->value;
}

/// A figure that is known, or the reason why it is not.
Verdict measured(const Threshold& threshold, std::optional<double> value, const std::string& words,
                 const std::string& why = "") {
  return {threshold, value, Judgement::unknown, value ? words : why};
}

/// With --job only the limits and the anomalies of those jobs.
bool is_asked(const Report& report, const std::string& job) {
  const auto& jobs = report.asked.jobs;
  return jobs.empty() || std::find(jobs.begin(), jobs.end(), job) != jobs.end();
}

bool is_asked(const Report& report, const budget::Verdict& limit) {
  return report.asked.jobs.empty() ||
         (limit.scope == budget::Scope::job && is_asked(report, limit.id));
}

/// How many limits are so far, of how many, and how many of all are lower bounds.
std::string limits_words(double counted, double all, double open, bool is_near) {
  if (all == 0) return "no limit applies";
  const std::string words = text::words(Count(counted)) + " of " +
                            text::counted(all, "limit", "limits") +
                            (is_near ? " near or reached" : " reached");
  return open == 0 ? words : words + ", " + text::words(Count(open)) + " with runs of unknown cost";
}

Result<Verdict> against_budget(const Threshold& threshold, const Report& report) {
  const text::Clock& clock = report.clock;
  auto judged = judge_all(report.engine, threshold.budgets, clock.now.value, clock.zone);
  if (!judged) return judged.error();
  const bool is_near = threshold.gauge == Gauge::budget_near;
  const budget::Level least = is_near ? budget::Level::soft : budget::Level::hard;
  std::vector<budget::Verdict> told;
  double all = 0, counted = 0, open = 0;
  for (const budget::Verdict& limit : judged.value()) {
    if (!is_asked(report, limit)) continue;
    ++all;
    if (limit.level >= least) ++counted;
    if (limit.unknown > 0) ++open;
    if (limit.level != budget::Level::ok) told.push_back(limit);
  }
  Verdict verdict = measured(threshold, counted, limits_words(counted, all, open, is_near));
  verdict.alarms.limits = std::move(told);
  return verdict;
}

Result<Verdict> against_habit(const Threshold& threshold, const Report& report,
                              const Digest& digest) {
  const double since = digest.now.since.value, now = report.clock.now.value;
  auto shifts = find_level_shifts(report.engine, report.clock.zone, since, now);
  if (!shifts) return shifts.error();
  Alarms alarms;
  for (const auto& each : unexpected::find_departures(report.engine, since, now).departures) {
    if (is_lasting(each) && is_asked(report, each.job)) alarms.departures.push_back(each);
  }
  for (const LevelShift& each : shifts.value()) {
    if (is_asked(report, each.job)) alarms.shifts.push_back(each);
  }
  const auto number = static_cast<double>(alarms.departures.size() + alarms.shifts.size());
  Verdict verdict = measured(threshold, number, text::counted(number, "anomaly", "anomalies"));
  verdict.alarms = std::move(alarms);
  return verdict;
}

Result<Verdict> measured(const Threshold& threshold, const Report& report, const Digest& digest) {
  const Overview& now = digest.now.overview;
  switch (threshold.gauge) {
    case Gauge::failure_rate: {
      const auto rate = failure_rate(now);
      return measured(threshold, rate, text::words(Fraction(rate.value_or(0))),
                      "no run has a known result");
    }
    case Gauge::cost:
      if (now.runs.value->value == 0) return measured(threshold, 0, "nothing ran");
      return measured(threshold, known(now.cost), at_least(now.cost), "no run says what it cost");
    case Gauge::cost_change:
      return measured(threshold, known(now.cost_change), text::change_words(now.cost_change),
                      "nothing to compare with");
    case Gauge::stopped: {
      const auto number = static_cast<double>(digest.stopped.size());
      return measured(threshold, number, text::counted(number, "job", "jobs"));
    }
    case Gauge::anomaly:
      return against_habit(threshold, report, digest);
    default:
      return against_budget(threshold, report);
  }
}

Result<Verdict> judged(const Threshold& threshold, const Report& report, const Digest& digest) {
  auto verdict = measured(threshold, report, digest);
  if (!verdict || !verdict.value().value) return verdict;
  const double value = *verdict.value().value;
  verdict.value().judgement =
      value > threshold.limit + kSlack ? Judgement::crossed : Judgement::fine;
  return verdict;
}

Query before_query(const Report& report) {
  constexpr double kDay = 86400;
  Query query = report.query();
  const double length = report.asked.days * kDay;
  query.window.kind = WindowKind::range;
  query.window.since = Instant(report.clock.now.value - 2 * length);
  query.window.until = Instant(report.clock.now.value - length);
  return query;
}

}  // namespace

const char* gauge_name(Gauge gauge) {
  return kGauges[static_cast<std::size_t>(gauge)];
}

std::optional<Threshold> parse_threshold(const std::string& given, std::string& why) {
  const auto equals = given.find('=');
  const auto found = std::find(kGauges.begin(), kGauges.end(), given.substr(0, equals));
  const std::string rest = equals == std::string::npos ? "" : given.substr(equals + 1);
  why = "'" + text::clean(given) +
        "' is no threshold; they are written failure-rate=0.2, cost=5, " +
        "cost-change=0.5, stopped=0, anomaly, budget=FILE or budget-near=FILE";
  if (found == kGauges.end()) return std::nullopt;
  Threshold threshold{static_cast<Gauge>(found - kGauges.begin())};
  if (threshold.has_budget()) {
    threshold.file = rest;
    return rest.empty() ? std::nullopt : std::optional(threshold);
  }
  if (threshold.gauge == Gauge::anomaly && equals == std::string::npos) return threshold;
  char* end = nullptr;
  threshold.limit = std::strtod(rest.c_str(), &end);
  const bool is_number =
      !rest.empty() && *end == '\0' && std::isfinite(threshold.limit) && threshold.limit >= 0;
  return is_number ? std::optional(threshold) : std::nullopt;
}

std::optional<double> failure_rate(const Overview& overview) {
  const auto success = known(overview.success_rate);
  return success ? std::optional(1 - *success) : std::nullopt;
}

Judgement Digest::judgement() const {
  const auto any = [&](Judgement wanted) {
    return std::any_of(verdicts.begin(), verdicts.end(),
                       [&](const Verdict& each) { return each.judgement == wanted; });
  };
  if (any(Judgement::crossed)) return Judgement::crossed;
  return any(Judgement::unknown) ? Judgement::unknown : Judgement::fine;
}

Result<Digest> make_digest(const Report& report, const std::vector<Threshold>& thresholds) {
  auto now = report.engine.dashboard(report.query());
  if (!now) return now.error();
  auto before = report.engine.dashboard(before_query(report));
  if (!before) return before.error();
  Query by_failures = report.query();
  by_failures.job_sort = JobSort::failures;
  auto failing = report.engine.dashboard(by_failures);
  if (!failing) return failing.error();

  Digest digest{now.value(), before.value(), failing.value().jobs, {}, {}};
  digest.stopped = stopped_jobs(digest.before.jobs, digest.now.jobs);
  for (const Threshold& each : thresholds) {
    auto verdict = judged(each, report, digest);
    if (!verdict) return verdict.error();
    digest.verdicts.push_back(std::move(verdict.value()));
  }
  return digest;
}

}  // namespace cronlens::server::reports
