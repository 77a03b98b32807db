// SPDX-License-Identifier: MIT
#include "cronalytics/endpoints.hpp"
#include "cronalytics/values.hpp"
#include "facts/raw_job.hpp"
#include "facts/schema.hpp"
#include "measures/measures.hpp"

namespace cronlens::cronalytics {
namespace {

using totals::Totals;

void add_sums(Json& entry, const PlannedJob& job, const std::string& last_model) {
  const Totals& sums = job.group.sums;
  const Json cost = rounded(job.observed.cost, kMoney);
  const Json mean = rounded(job.observed.mean_cost, kMoney);
  const Json success = rounded(measures::cost(sums, RunOutcome::success), kMoney);
  const Json failure = rounded(measures::cost(sums, RunOutcome::failure), kMoney);
  entry["runs"] = sums.all_runs();
  entry["tot_estimated_cost"] = cost;
  entry["total_cost"] = cost;
  entry["avg_estimated_cost"] = mean;
  entry["avg_cost"] = mean;
  entry["last_run"] = sums.last_run;
  entry["first_run"] = sums.first_run;
  entry["last_model"] = last_model;
  entry["total_input_tokens"] = sums.input;
  entry["total_output_tokens"] = sums.output;
  entry["total_cache_read_tokens"] = sums.cache_read;
  entry["total_cache_write_tokens"] = sums.cache_write;
  entry["total_tokens"] = sums.tokens();
  entry["total_duration"] = rounded(measures::total_duration(sums), kSeconds);
  entry["avg_duration"] = rounded(measures::mean_duration(sums), kSeconds);
  entry["success_runs"] = sums.runs[static_cast<std::size_t>(RunOutcome::success)];
  entry["failure_runs"] = sums.runs[static_cast<std::size_t>(RunOutcome::failure)];
  entry["success_estimated_cost"] = success;
  entry["success_cost"] = success;
  entry["failure_estimated_cost"] = failure;
  entry["failure_cost"] = failure;
}

/// An empty display falls through to the job's own.
Json schedule_display(const facts::Job* job) {
  if (!job) return nullptr;
  if (job->raw->schedule.is_object()) {
    const auto display = job->raw->schedule.find("display");
    const bool empty =
        display == job->raw->schedule.end() || display->is_null() || *display == Json("");
    if (!empty) return *display;
  }
  return job->raw->schedule_display == Json("") ? Json(nullptr) : job->raw->schedule_display;
}

Json projections_of(const measures::Projection& plan, const facts::Job* job) {
  return {{"schedule_display", schedule_display(job)},
          {"next_run_at", job ? job->raw->next_run_at : Json(nullptr)},
          {"scheduled_runs_30d", count(plan.scheduled[0])},
          {"scheduled_runs_90d", count(plan.scheduled[1])},
          {"scheduled_runs_1yr", count(plan.scheduled[2])},
          {"projected_cost_30d", number(plan.nominal[0])},
          {"projected_cost_90d", number(plan.nominal[1])},
          {"projected_cost_1yr", number(plan.nominal[2])},
          {"trend_projected_cost_30d", number(plan.trend[0])},
          {"trend_projected_cost_90d", number(plan.trend[1])},
          {"trend_projected_cost_1yr", number(plan.trend[2])},
          {"pace", number(plan.pace)},
          {"drift_ratio", number(plan.drift)},
          {"observed_window_days", number(plan.observed_days)}};
}

Json job_entry(const Question& question, const PlannedJob& planned) {
  const facts::Facts& facts = question.selection().facts();
  const totals::JobGroup& group = planned.group;
  const facts::Job* job = question.state().job(group.job);
  Json entry{{"job_id", facts.jobs.text(group.job)}};
  add_sums(entry, planned, model_name(facts.models.text(group.greatest_model)));
  entry["job_mode"] = group.greatest_mode == facts::Dictionary::kNull
                          ? std::string(facts::kAgentMode)
                          : facts.modes.text(group.greatest_mode);
  entry["name"] = job ? job->raw->name : Json(facts.jobs.text(group.job));
  entry["schedule"] = job ? job->raw->schedule : Json(nullptr);
  if (!question.parameters().skip_projections) {
    entry["projections"] = projections_of(planned.plan, job);
  }
  return entry;
}

}  // namespace

Json jobs(const Question& question) {
  Json list = Json::array();
  for (const PlannedJob& job : planned_jobs(question)) list.push_back(job_entry(question, job));
  return {{"plugin", "cronalytics"},
          {"days", echo_integer(question.parameters().days)},
          {"jobs", std::move(list)}};
}

}  // namespace cronlens::cronalytics
