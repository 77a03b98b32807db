// SPDX-License-Identifier: MIT
// What a period was like beside the one before it, in one message: for cron mails, and for a build
// that has to stop when a threshold is crossed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/alarms.hpp"
#include "reports/report.hpp"

namespace cronlens::server::reports {

enum class Gauge { failure_rate, cost, cost_change, stopped, anomaly, budget, budget_near };

struct Threshold {
  Gauge gauge = Gauge::cost;
  double limit = 0;
  /// Of the two about a budget: the file as it was named, and what it says.
  std::string file = {};
  budget::Budgets budgets = {};

  bool has_budget() const { return gauge == Gauge::budget || gauge == Gauge::budget_near; }
};

/// "cost=5", or nothing and the reason in `why`. A budget's file is named, not read.
std::optional<Threshold> parse_threshold(const std::string& given, std::string& why);
const char* gauge_name(Gauge gauge);

enum class Judgement { fine, crossed, unknown };

/// What a threshold on budgets or anomalies counts.
struct Alarms {
  std::vector<budget::Verdict> limits;  // noticed, near or reached
  std::vector<unexpected::Departure> departures;
  std::vector<LevelShift> shifts;
};

struct Verdict {
  Threshold threshold;
  /// Absent where nobody knows it.
  std::optional<double> value;
  Judgement judgement = Judgement::unknown;
  /// The value in words, or why there is none.
  std::string words;
  Alarms alarms = {};
};

/// A job that ran in the period before, and not in this one.
struct StoppedJob {
  std::string id, name, schedule, state;
  Instant last_run;
  Count runs_before;
};

struct Digest {
  Dashboard now, before;
  /// The jobs with most failures first.
  JobTable by_failures;
  std::vector<StoppedJob> stopped;
  std::vector<Verdict> verdicts;

  Judgement judgement() const;
};

Result<Digest> make_digest(const Report& report, const std::vector<Threshold>& thresholds);

/// The part of the runs with a known result that failed: what success_rate leaves of the whole.
std::optional<double> failure_rate(const Overview& overview);

enum class Format { text, markdown, json };
std::string digest_words(const Report& report, const Digest& digest, Format format);
std::string digest_json(const Report& report, const Digest& digest);

}  // namespace cronlens::server::reports
