// SPDX-License-Identifier: MIT
#include "report/pseudonyms.hpp"

#include "facts/raw_job.hpp"
#include "state.hpp"

namespace cronlens::report {
namespace {

using facts::Json;

/// The members of a schedule that say when it fires. Its text for people may hold anything, and is
/// left out with the names.
Json plain_schedule(const Json& raw, bool with_text) {
  if (raw.is_null()) return raw;
  if (!raw.is_object()) return true;  // not a schedule; that is all there is to know of it
  Json plain = Json::object();
  for (const char* key : {"kind", "expr", "minutes", "display"}) {
    const bool is_text = std::string_view(key) == "display";
    if (raw.contains(key) && (with_text || !is_text)) plain[key] = raw[key];
  }
  return plain;
}

/// What the panels show of a job: no prompt, no skill, no place where results are sent.
Json plain_job(const facts::Job& job, const std::string& id, const std::string& name,
               bool with_text) {
  Json plain = {{"id", id}};
  if (!name.empty()) plain["name"] = name;
  if (job.no_agent) plain["no_agent"] = true;
  plain["state"] = job.state;
  const Json schedule = plain_schedule(job.raw->schedule, with_text);
  if (!schedule.is_null()) plain["schedule"] = schedule;
  if (with_text && job.raw->schedule_display.is_string()) {
    plain["schedule_display"] = job.raw->schedule_display;
  }
  if (job.raw->next_run_at.is_string() && job.next_run) plain["next_run_at"] = job.raw->next_run_at;
  return plain;
}

}  // namespace

JobNames name_jobs(const Engine::State& state, const std::vector<bool>& used,
                   const Redaction& redact) {
  const facts::Dictionary& jobs = state.cells.facts().jobs;
  JobNames names;
  Json list = Json::array();
  int number = 0;
  for (std::uint32_t id = 0; id < jobs.size(); ++id) {
    names.ids.emplace_back();
    if (id == facts::Dictionary::kNull || !used[id]) continue;
    const std::string count = std::to_string(++number);
    names.ids.back() = redact.ids ? "job-" + count : std::string(jobs.raw(id));
    const facts::Job* job = state.job(id);
    if (!job) continue;
    // A job without a name is called by its id.
    const bool has_name = job->name != job->id;
    const std::string name = !has_name ? "" : redact.names ? "Job " + count : job->name;
    list.push_back(plain_job(*job, redact.ids ? names.ids.back() : job->id, name, !redact.names));
  }
  if (state.jobs_file()) {
    names.jobs_json =
        Json{{"jobs", list}}.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  }
  return names;
}

}  // namespace cronlens::report
