// SPDX-License-Identifier: MIT
#include "codec/json_writer.hpp"
#include "reports/digest.hpp"

namespace cronlens::server::reports {
namespace {

using json::Json;

const char* judgement_name(Judgement judgement) {
  switch (judgement) {
    case Judgement::fine:
      return "fine";
    case Judgement::crossed:
      return "crossed";
    default:
      return "unknown";
  }
}

Json period(const Dashboard& board) {
  return {{"since", json::to_json(board.since)},
          {"until", json::to_json(board.until)},
          {"coverage", json::to_json(board.coverage)},
          {"overview", json::to_json(board.overview)}};
}

Json stopped_jobs(const Digest& digest) {
  Json list = Json::array();
  for (const StoppedJob& job : digest.stopped) {
    list.push_back({{"id", job.id},
                    {"name", job.name},
                    {"schedule", job.schedule},
                    {"state", job.state},
                    {"lastRun", json::to_json(job.last_run)},
                    {"runsBefore", json::to_json(job.runs_before)}});
  }
  return list;
}

template <class T, class Write>
Json list_of(const std::vector<T>& all, Write write) {
  Json list = Json::array();
  for (const T& each : all) list.push_back(write(each));
  return list;
}

Json shift_json(const LevelShift& shift) {
  return {{"job", shift.job}, {"name", shift.name}, {"since", json::to_json(shift.since)}};
}

Json threshold_json(const Verdict& verdict) {
  const Threshold& threshold = verdict.threshold;
  Json made{{"name", gauge_name(threshold.gauge)},
            {"limit", json::to_json(threshold.limit)},
            {"value", json::to_json(verdict.value)},
            {"verdict", judgement_name(verdict.judgement)}};
  if (threshold.has_budget()) {
    made["file"] = threshold.file;
    made["limits"] = list_of(verdict.alarms.limits, verdict_json);
  }
  if (threshold.gauge == Gauge::anomaly) {
    made["departures"] = list_of(verdict.alarms.departures, departure_json);
    made["shifts"] = list_of(verdict.alarms.shifts, shift_json);
  }
  return made;
}

}  // namespace

std::string digest_json(const Report& report, const Digest& digest) {
  const Json made{{"schema", "cronlens.digest/1"},
                  {"days", report.asked.days},
                  {"now", period(digest.now)},
                  {"before", period(digest.before)},
                  {"jobs", json::to_json(digest.now.jobs)},
                  {"stopped", stopped_jobs(digest)},
                  {"thresholds", list_of(digest.verdicts, threshold_json)},
                  {"verdict", judgement_name(digest.judgement())}};
  return made.dump(2, ' ', true, Json::error_handler_t::replace);
}

}  // namespace cronlens::server::reports
