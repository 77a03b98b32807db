// SPDX-License-Identifier: MIT
#include "reports/json.hpp"

#include <utility>

#include "codec/json_writer.hpp"
#include "cronlens/cronalytics_api.hpp"
#include "text/words.hpp"

namespace cronlens::server::reports {
namespace {

using json::Json;

std::string percent_encoded(const std::string& raw) {
  static constexpr const char* kHex = "0123456789ABCDEF";
  std::string made;
  for (const char sign : raw) {
    const auto byte = static_cast<unsigned char>(sign);
    made += {'%', kHex[byte >> 4], kHex[byte & 15]};
  }
  return made;
}

std::string target_of(std::string_view name, const Report& report) {
  const Asked& asked = report.asked;
  if (name == "health") return "/health";
  std::string path = "/" + std::string(name);
  if (name == "runs") path = "/jobs/" + percent_encoded(asked.jobs.front()) + "/runs";
  path += "?days=" + std::to_string(asked.days) +
          "&outcome=" + std::string(spelling(asked.outcome)) +
          "&mode=" + std::string(spelling(asked.mode));
  return name == "runs" ? path + "&limit=0" : path;
}

/// Null for a job that jobs.json does not name.
Json given_name(const Json& entry) {
  const auto name = entry.find("name");
  const bool is_named =
      name != entry.end() && name->is_string() && !name->get<std::string>().empty();
  return is_named && *name != entry["job_id"] ? *name : Json(nullptr);
}

/// The projections beside the other keys, and the name as job_name.
Json flat_jobs(const Json& jobs) {
  Json list = Json::array();
  for (const Json& job : jobs) {
    Json flat = job;
    for (const char* key : {"name", "schedule", "projections"}) flat.erase(key);
    flat["job_name"] = given_name(job);
    flat.update(job["projections"]);
    list.push_back(std::move(flat));
  }
  return list;
}

Json named_runs(const Json& runs, const Report& report) {
  const Snapshot& snapshot = report.engine.snapshot();
  Json name = nullptr;
  for (std::size_t i = 0; i < snapshot.job_ids.size(); ++i) {
    const bool is_it = snapshot.job_ids[i] == report.asked.jobs.front();
    if (is_it && snapshot.job_names[i] != snapshot.job_ids[i]) name = snapshot.job_names[i];
  }
  Json list = Json::array();
  for (Json run : runs) {
    run["job_name"] = name;
    list.push_back(std::move(run));
  }
  return list;
}

const char* category_name(LeaderCategory category) {
  switch (category) {
    case LeaderCategory::runs:
      return "Top Runs";
    case LeaderCategory::cost:
      return "Top Est Cost";
    case LeaderCategory::tokens:
      return "Top Tokens";
    default:
      return "Top Pace";
  }
}

Json leader_board(const Dashboard& board) {
  Json list = Json::array();
  for (const Leader& leader : board.leaders) {
    const bool has_share = text::is_known(leader.share);
    list.push_back({{"category", category_name(leader.category)},
                    {"job_id", leader.job_id},
                    {"job_name", leader.job_name},
                    {"value", text::words(leader.figure)},
                    {"share", has_share ? text::words(leader.share) : text::kNone}});
  }
  return list;
}

Json data_of(std::string_view name, const Report& report, const Dashboard& board, Json body) {
  if (name == "jobs") return flat_jobs(body["jobs"]);
  if (name == "models") return body["models"];
  if (name == "trends") return body["trend"];
  if (name == "runs") return named_runs(body["runs"], report);
  body["leader_board"] = leader_board(board);
  return body;
}

void limit_to(Json& data, int limit) {
  if (!data.is_array() || limit == 0) return;
  const auto most = static_cast<std::size_t>(limit);
  if (data.size() > most) data.erase(data.begin() + limit, data.end());
}

void add_dates(Json& envelope, const Report& report) {
  const Snapshot& snapshot = report.engine.snapshot();
  const text::Clock& clock = report.clock;
  if (report.asked.days > 0) {
    envelope["start_date"] = clock.date_after(1 - report.asked.days);
    envelope["end_date"] = clock.date(clock.now);
  } else if (snapshot.first_run && snapshot.last_run) {
    envelope["start_date"] = clock.date(*snapshot.first_run);
    envelope["end_date"] = clock.date(*snapshot.last_run);
  }
}

std::string printed(const Json& envelope) {
  return envelope.dump(2, ' ', true, Json::error_handler_t::replace);
}

Json ask_api(std::string_view name, const Report& report, int& status) {
  ApiRequest request;
  request.target = target_of(name, report);
  request.now = report.clock.now.value;
  request.zone = report.clock.zone;
  request.jobs = report.asked.jobs;
  request.watermark_json = report.places.watermark_json;
  request.watermark_path = report.places.watermark;
  const ApiAnswer given = answer(report.engine, request);
  status = given.status;
  return Json::parse(given.body);
}

}  // namespace

Result<std::string> report_json(std::string_view name, const Report& report) {
  int status = 0;
  Json body = ask_api(name, report, status);
  if (name == "health") return printed({{"data", body}});
  constexpr int kNothingFound = 404;
  if (status == kNothingFound) body = {{"runs", Json::array()}};
  const auto board = report.engine.dashboard(report.query());
  if (!board) return board.error();

  const int days = report.asked.days;
  Json data = data_of(name, report, board.value(), std::move(body));
  limit_to(data, report.asked.limit);
  Json envelope{{"period", days == 0 ? "All time" : "Last " + std::to_string(days) + " days"},
                {"data", std::move(data)}};
  add_dates(envelope, report);
  envelope["outcome"] = spelling(report.asked.outcome);
  envelope["mode"] = spelling(report.asked.mode);
  envelope["coverage"] = json::to_json(board.value().coverage);
  return printed(envelope);
}

}  // namespace cronlens::server::reports
