// SPDX-License-Identifier: MIT
#include <algorithm>

#include "cronalytics/endpoints.hpp"
#include "cronalytics/values.hpp"
#include "facts/schema.hpp"
#include "measures/measures.hpp"
#include "measures/plan.hpp"

namespace cronlens::cronalytics {
namespace {

using totals::Totals;

void add_totals(Json& body, const Totals& sums) {
  const Json cost = rounded(measures::cost(sums), kMoney);
  const Json success = rounded(measures::cost(sums, RunOutcome::success), kMoney);
  const Json failure = rounded(measures::cost(sums, RunOutcome::failure), kMoney);
  body["total_runs"] = sums.all_runs();
  body["tot_estimated_cost"] = cost;
  body["total_estimated_cost"] = cost;
  // Deliberately never told: most files have it for a few runs only.
  body["tot_actual_cost"] = nullptr;
  body["total_actual_cost"] = nullptr;
  body["total_tokens"] = sums.tokens();
  body["total_input_tokens"] = sums.input;
  body["total_output_tokens"] = sums.output;
  body["total_cache_read_tokens"] = sums.cache_read;
  body["total_cache_write_tokens"] = sums.cache_write;
  body["total_duration_seconds"] = rounded(measures::total_duration(sums), kSeconds);
  body["avg_duration_seconds"] = rounded(measures::mean_duration(sums), kSeconds);
  body["success_runs"] = sums.runs[static_cast<std::size_t>(RunOutcome::success)];
  body["failure_runs"] = sums.runs[static_cast<std::size_t>(RunOutcome::failure)];
  body["success_estimated_cost"] = success;
  body["success_cost"] = success;
  body["failure_estimated_cost"] = failure;
  body["failure_cost"] = failure;
}

Json cost_by_model(const Question& question) {
  Json list = Json::array();
  const facts::Dictionary& models = question.selection().facts().models;
  for (const auto& group : models_by_cost(question)) {
    if (group.sums.all_cost_known() == 0) continue;
    const Json cost = rounded(measures::cost(group.sums), kMoney);
    list.push_back({{"model", model_name(models.text(group.id))},
                    {"runs", group.sums.all_cost_known()},
                    {"tot_estimated_cost", cost},
                    {"total_cost", cost}});
  }
  return list;
}

Json previous_period(const Totals& before) {
  const Json cost = rounded(measures::cost(before), kMoney);
  return {{"runs", before.all_runs()}, {"estimated_cost", cost}, {"cost", cost}};
}

const char* trend_arrow(const Totals& now, const Totals& before) {
  const auto previous = measures::cost(before);
  const auto change = measures::change(measures::cost(now), previous);
  if (!change || !(*previous > 0)) return "→";
  return *change > 0.05 ? "↑" : *change < -0.05 ? "↓" : "→";
}

void add_prior(Json& body, const projections::Selection& selection) {
  body["previous_period"] = Json::object();
  body["trend"] = "→";
  if (!selection.window.prior) return;
  const Totals before = selection.sums_in(*selection.window.prior);
  body["previous_period"] = previous_period(before);
  body["trend"] = trend_arrow(selection.sums(), before);
}

}  // namespace

Json summary(const Question& question) {
  const projections::Selection& selection = question.selection();
  Json body{{"plugin", "cronalytics"}, {"days", echo_integer(question.parameters().days)}};
  add_totals(body, selection.sums());
  body["cost_by_model"] = cost_by_model(question);
  add_prior(body, selection);

  const std::vector<PlannedJob> jobs = planned_jobs(question);
  const measures::Plan plan = measures::add_up(plans_of(jobs));
  const auto& modes = selection.facts().modes;
  body["nominal_monthly_total"] = number(plan.nominal);
  body["trend_monthly_total"] = number(plan.trend);
  body["pace"] = number(plan.pace);
  body["script_jobs_in_window"] =
      std::count_if(jobs.begin(), jobs.end(), [&](const PlannedJob& job) {
        return modes.text(job.group.greatest_mode) == facts::kScriptMode;
      });
  return body;
}

}  // namespace cronlens::cronalytics
