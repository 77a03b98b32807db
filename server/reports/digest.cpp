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
constexpr std::array<const char*, 4> kGauges{"failure-rate", "cost", "cost-change", "stopped"};

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
                 const std::string& why) {
  return {threshold, value, Judgement::unknown, value ? words : why};
}

Verdict measured(const Threshold& threshold, const Digest& digest) {
  const Overview& now = digest.now.overview;
  switch (threshold.gauge) {
    case Gauge::failure_rate: {
      const auto rate = failure_rate(now);
      return measured(threshold, rate, text::words(Fraction(rate.value_or(0))),
                      "no run has a known result");
    }
    case Gauge::cost:
      if (now.runs.value->value == 0) return measured(threshold, 0, "nothing ran", "");
      return measured(threshold, known(now.cost), at_least(now.cost), "no run says what it cost");
    case Gauge::cost_change:
      return measured(threshold, known(now.cost_change), text::change_words(now.cost_change),
                      "nothing to compare with");
    default: {
      const auto number = static_cast<double>(digest.stopped.size());
      return measured(threshold, number, text::counted(number, "job", "jobs"), "");
    }
  }
}

Verdict judged(const Threshold& threshold, const Digest& digest) {
  Verdict verdict = measured(threshold, digest);
  if (!verdict.value) return verdict;
  verdict.judgement =
      *verdict.value > threshold.limit + kSlack ? Judgement::crossed : Judgement::fine;
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
  const std::string name = given.substr(0, equals);
  const auto found = std::find(kGauges.begin(), kGauges.end(), name);
  const std::string number = equals == std::string::npos ? "" : given.substr(equals + 1);
  char* end = nullptr;
  const double limit = std::strtod(number.c_str(), &end);
  const bool is_number = !number.empty() && *end == '\0' && std::isfinite(limit) && limit >= 0;
  if (found == kGauges.end() || !is_number) {
    why = "'" + text::clean(given) + "' is no threshold; they are written failure-rate=0.2, " +
          "cost=5, cost-change=0.5 or stopped=0";
    return std::nullopt;
  }
  return Threshold{static_cast<Gauge>(found - kGauges.begin()), limit};
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
  for (const Threshold& each : thresholds) digest.verdicts.push_back(judged(each, digest));
  return digest;
}

}  // namespace cronlens::server::reports
