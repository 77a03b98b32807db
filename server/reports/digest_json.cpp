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

Json thresholds(const Digest& digest) {
  Json list = Json::array();
  for (const Verdict& verdict : digest.verdicts) {
    list.push_back({{"name", gauge_name(verdict.threshold.gauge)},
                    {"limit", json::to_json(verdict.threshold.limit)},
                    {"value", verdict.value ? json::to_json(*verdict.value) : Json(nullptr)},
                    {"verdict", judgement_name(verdict.judgement)}});
  }
  return list;
}

}  // namespace

std::string digest_json(const Report& report, const Digest& digest) {
  const Json made{{"schema", "cronlens.digest/1"},
                  {"days", report.asked.days},
                  {"now", period(digest.now)},
                  {"before", period(digest.before)},
                  {"jobs", json::to_json(digest.now.jobs)},
                  {"stopped", stopped_jobs(digest)},
                  {"thresholds", thresholds(digest)},
                  {"verdict", judgement_name(digest.judgement())}};
  return made.dump(2, ' ', true, Json::error_handler_t::replace);
}

}  // namespace cronlens::server::reports
