// SPDX-License-Identifier: MIT
#include "sample/jobs_file.hpp"

#include <nlohmann/json.hpp>

namespace cronlens::sample {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kBrokenExpression = "0 25 * * 1-5";  // no day has an hour 25

/// What the runs say about a job.
struct History {
  std::int64_t runs = 0;
  const Run* last = nullptr;
};

std::vector<History> histories(std::size_t jobs, const std::vector<Run>& runs) {
  std::vector<History> out(jobs);
  for (const Run& run : runs) {
    ++out[run.job].runs;
    out[run.job].last = &run;
  }
  return out;
}

Json schedule_json(const Job& job) {
  const Schedule& schedule = job.schedule;
  if (schedule.kind == ScheduleKind::interval) {
    const std::string display = "every " + std::to_string(schedule.minutes) + "m";
    return {{"kind", "interval"}, {"minutes", schedule.minutes}, {"display", display}};
  }
  if (schedule.kind == ScheduleKind::once) {
    const std::string at = iso_time(schedule.once_at);
    return {{"kind", "once"}, {"run_at", at}, {"display", "once at " + at.substr(0, 16)}};
  }
  const bool is_broken = job.plan.life.story == Story::broken_schedule;
  const std::string expression = is_broken ? kBrokenExpression : schedule.cron;
  return {{"kind", "cron"}, {"expr", expression}, {"display", expression}};
}

Json next_run(const Job& job, Millis now) {
  const Story story = job.plan.life.story;
  if (story == Story::paused || story == Story::broken_schedule) return nullptr;
  const std::optional<Millis> next = next_firing(job.schedule, job.created, now);
  return next ? Json(iso_time(*next)) : Json(nullptr);
}

Json work_json(const Job& job) {
  const ModelInfo& model = model_info(job.plan.work.model);
  const bool is_script = job.is_script();
  const std::string task(job.plan.task);
  return {
      {"prompt", is_script ? "" : task},
      {"skills", Json::array()},
      {"skill", nullptr},
      {"model", is_script ? Json(nullptr) : Json(std::string(model.name))},
      {"provider", is_script ? Json(nullptr) : Json(std::string(model.provider))},
      {"base_url", nullptr},
      {"script", is_script ? Json(task) : Json(nullptr)},
      {"no_agent", is_script},
      {"context_from", nullptr},
  };
}

Json state_json(const Job& job, const History& history, Millis now) {
  const Story story = job.plan.life.story;
  const bool is_paused = story == Story::paused;
  const bool is_done = story == Story::completed_once;
  const bool is_once = job.schedule.kind == ScheduleKind::once;
  return {
      {"repeat", {{"times", is_once ? Json(1) : Json(nullptr)}, {"completed", history.runs}}},
      {"enabled", !is_paused && !is_done},
      {"state", is_paused ? "paused"
                : is_done ? "completed"
                          : "scheduled"},
      {"paused_at", is_paused ? Json(iso_time(job.stopped)) : Json(nullptr)},
      {"paused_reason", is_paused ? Json("Season break") : Json(nullptr)},
      {"created_at", iso_time(job.created)},
      {"next_run_at", next_run(job, now)},
  };
}

Json last_json(const History& history) {
  if (history.last == nullptr) {
    return {{"last_run_at", nullptr}, {"last_status", nullptr}, {"last_error", nullptr}};
  }
  const bool is_ok = is_success(history.last->ending);
  const bool is_timeout = history.last->ending == Ending::timeout;
  const char* error = is_timeout ? "The model did not answer in time" : "The agent stopped early";
  return {
      {"last_run_at", iso_time(history.last->end)},
      {"last_status", is_ok ? "ok" : "error"},
      {"last_error", is_ok ? Json(nullptr) : Json(error)},
  };
}

Json job_json(const Job& job, const History& history, Millis now) {
  Json out = {{"id", job.id}, {"name", job.name}};
  out.update(work_json(job));
  out["schedule"] = schedule_json(job);
  out["schedule_display"] = out["schedule"]["display"];
  out.update(state_json(job, history, now));
  out.update(last_json(history));
  out.update(Json{
      {"last_delivery_error", nullptr},
      {"deliver", "local"},
      {"origin", nullptr},
      {"enabled_toolsets", nullptr},
      {"workdir", nullptr},
  });
  return out;
}

}  // namespace

std::string make_jobs_file(const std::vector<Job>& jobs, const std::vector<Run>& runs, Millis now) {
  const std::vector<History> history = histories(jobs.size(), runs);
  Json list = Json::array();
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    if (jobs[i].plan.life.story == Story::deleted) continue;
    list.push_back(job_json(jobs[i], history[i], now));
  }
  return Json{{"jobs", list}, {"updated_at", iso_time(now)}}.dump(2) + "\n";
}

}  // namespace cronlens::sample
