// SPDX-License-Identifier: MIT
#include <cmath>

#include "cronalytics/endpoints.hpp"
#include "cronalytics/values.hpp"

namespace cronlens::cronalytics {
namespace {

Json instant(const std::optional<Instant>& moment) {
  return moment ? Json(moment->value) : Json(nullptr);
}

/// A missing or damaged watermark file reads as one of a tool that never synced.
Json sync_status(const ApiRequest& request) {
  Json mark = Json::parse(request.watermark_json.value_or("{}"), nullptr, false);
  if (!mark.is_object()) mark = Json::object();
  const auto field = [&](const char* key, const Json& otherwise, auto is_right) {
    const auto found = mark.find(key);
    return found != mark.end() && is_right(*found) ? *found : otherwise;
  };
  const auto is_number = [](const Json& value) { return value.is_number(); };
  const auto is_text = [](const Json& value) { return value.is_string(); };
  return {{"last_sync", field("last_sync", nullptr, is_text)},
          {"last_ended_at", field("last_ended_at", 0.0, is_number)},
          {"rows_synced", field("rows_synced", 0, is_number)},
          {"watermark_file_exists", request.watermark_json.has_value()},
          {"watermark_file_path", request.watermark_path}};
}

}  // namespace

Json health(const Engine::State& state, const ApiRequest& request) {
  const Snapshot& snapshot = state.snapshot;
  return {{"plugin", "cronalytics"},
          {"status", "ok"},
          {"fact_db",
           {{"total_runs", static_cast<std::int64_t>(snapshot.runs.value)},
            {"unique_jobs", snapshot.job_ids.size()},
            {"last_ingested_at", instant(snapshot.last_ingested)},
            {"last_run_time", instant(snapshot.last_run)}}},
          {"sync", sync_status(request)},
          {"version", "1.1.0"}};
}

}  // namespace cronlens::cronalytics
