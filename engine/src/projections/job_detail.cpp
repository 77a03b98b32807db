// SPDX-License-Identifier: MIT
#include "projections/job_detail.hpp"

#include "measures/measures.hpp"
#include "projections/breakdown.hpp"
#include "projections/job_table.hpp"
#include "projections/overview.hpp"
#include "projections/timeline.hpp"

namespace cronlens::projections {
namespace {

using measures::figure;

void add_projection(JobDetail& made, const totals::Totals& sums, const measures::Projection& plan) {
  const auto known = static_cast<double>(sums.all_cost_known());
  const double runs = measures::runs(sums);
  const auto money = [&](MeasureId id, std::optional<double> value) {
    return figure(id, value, known, runs - known);
  };
  const auto firings = [&](std::optional<std::int64_t> value) {
    return figure(MeasureId::scheduled_runs,
                  value ? std::optional(static_cast<double>(*value)) : std::nullopt, 1);
  };
  made.nominal_30d = money(MeasureId::nominal, plan.nominal[0]);
  made.nominal_90d = money(MeasureId::nominal, plan.nominal[1]);
  made.nominal_1y = money(MeasureId::nominal, plan.nominal[2]);
  made.trend_30d = money(MeasureId::trend, plan.trend[0]);
  made.trend_90d = money(MeasureId::trend, plan.trend[1]);
  made.trend_1y = money(MeasureId::trend, plan.trend[2]);
  made.scheduled_30d = firings(plan.scheduled[0]);
  made.scheduled_90d = firings(plan.scheduled[1]);
  made.scheduled_1y = firings(plan.scheduled[2]);
  made.pace = money(MeasureId::pace, plan.pace);
  made.drift = figure(MeasureId::drift, plan.drift, runs);
  made.observed_days = figure(MeasureId::observed_days, plan.observed_days, runs);
}

void add_identity(JobDetail& made, const Selection& selection, const totals::JobGroup& group) {
  const facts::Job* listed = selection.state.job(group.job);
  made.id = selection.facts().jobs.text(group.job);
  made.name = name_of(selection.state, group.job);
  made.mode = mode_text(selection, group);
  made.first_run = Instant(group.sums.first_run);
  made.last_run = Instant(group.sums.last_run);
  if (!listed) return;
  made.schedule = listed->schedule_text;
  made.state = listed->state;
  if (listed->next_run) made.next_run = Instant(*listed->next_run);
}

}  // namespace

Result<JobDetail> make_job_detail(const Engine::State& state, const JobRequest& request) {
  Query query = request.query;
  query.jobs = {request.job};
  const Selection selection(state, query);
  const PlannedJobs planned = plan_jobs(selection);
  if (planned.jobs.empty()) {
    return make_error(ErrorCode::not_found, "No run of this job passes the filters.");
  }
  JobDetail made;
  add_identity(made, selection, planned.jobs.front());
  made.overview = make_overview(selection, planned);
  made.coverage = make_coverage(selection, planned);
  made.timeline = make_timeline(selection);
  made.models = make_model_breakdown(selection);
  add_projection(made, planned.jobs.front().sums, planned.projections.front());
  return made;
}

}  // namespace cronlens::projections
