// SPDX-License-Identifier: MIT
#include "projections/overview.hpp"

#include <algorithm>

#include "facts/schema.hpp"
#include "measures/measures.hpp"

namespace cronlens::projections {
namespace {

using measures::figure;
using totals::Totals;

constexpr double kTrendThreshold = 0.05;
// Cronalytics shows a comparison once the data spans 1.75 windows: 3/4 of the prior period.
constexpr double kPriorNeeded = 0.75;

struct Counts {
  double runs, cost_known, cost_unknown, duration_known, tokens_known;

  explicit Counts(const Totals& sums)
      : runs(measures::runs(sums)),
        cost_known(static_cast<double>(sums.all_cost_known())),
        cost_unknown(runs - cost_known),
        duration_known(static_cast<double>(sums.duration_known)),
        tokens_known(static_cast<double>(sums.tokens_known)) {}
};

void add_outcomes(Overview& made, const Totals& sums) {
  const double all = measures::runs(sums);
  const auto failed = static_cast<std::size_t>(RunOutcome::failure);
  const auto succeeded = static_cast<std::size_t>(RunOutcome::success);
  const double failures = measures::runs(sums, RunOutcome::failure);
  const double successes = measures::runs(sums, RunOutcome::success);
  const double unknown = measures::runs(sums, RunOutcome::unknown);
  const auto known = [&](std::size_t outcome) {
    return static_cast<double>(sums.cost_known[outcome]);
  };
  made.success_runs = figure(MeasureId::success_runs, successes, all);
  made.failure_runs = figure(MeasureId::failure_runs, failures, all);
  made.unknown_outcome_runs = figure(MeasureId::unknown_outcome_runs, unknown, all);
  made.success_rate =
      figure(MeasureId::success_rate, measures::success_rate(sums), all - unknown, unknown);
  made.success_cost = figure(MeasureId::success_cost, measures::cost(sums, RunOutcome::success),
                             known(succeeded), successes - known(succeeded));
  made.failure_cost = figure(MeasureId::failure_cost, measures::cost(sums, RunOutcome::failure),
                             known(failed), failures - known(failed));
}

void add_costs(Overview& made, const Totals& sums) {
  const Counts n(sums);
  made.runs = figure(MeasureId::runs, n.runs, n.runs);
  made.cost = figure(MeasureId::cost, measures::cost(sums), n.cost_known, n.cost_unknown);
  made.mean_cost =
      figure(MeasureId::mean_cost, measures::mean_cost(sums), n.cost_known, n.cost_unknown);
  made.cost_per_success = figure(MeasureId::cost_per_success, measures::cost_per_success(sums),
                                 n.cost_known, n.cost_unknown);
  made.total_duration = figure(MeasureId::total_duration, measures::total_duration(sums),
                               n.duration_known, n.runs - n.duration_known);
  made.mean_duration = figure(MeasureId::mean_duration, measures::mean_duration(sums),
                              n.duration_known, n.runs - n.duration_known);
}

void add_tokens(Overview& made, const Totals& sums) {
  const Counts n(sums);
  const double left_out = n.runs - n.tokens_known;
  const auto tokens = [&](MeasureId id, std::int64_t value) {
    return figure(id, static_cast<double>(value), n.tokens_known, left_out);
  };
  const auto part = [&](MeasureId id, std::int64_t value) {
    return figure(id, measures::share(static_cast<double>(value), measures::tokens(sums)),
                  n.tokens_known, left_out);
  };
  made.tokens = tokens(MeasureId::tokens, sums.tokens());
  made.input_tokens = tokens(MeasureId::input_tokens, sums.input);
  made.output_tokens = tokens(MeasureId::output_tokens, sums.output);
  made.reasoning_tokens = tokens(MeasureId::reasoning_tokens, sums.reasoning);
  made.cache_read_tokens = tokens(MeasureId::cache_read_tokens, sums.cache_read);
  made.cache_write_tokens = tokens(MeasureId::cache_write_tokens, sums.cache_write);
  made.input_share = part(MeasureId::input_share, sums.input);
  made.output_share = part(MeasureId::output_share, sums.output);
  made.cache_read_share = part(MeasureId::cache_read_share, sums.cache_read);
  made.cache_write_share = part(MeasureId::cache_write_share, sums.cache_write);
}

/// A schedule fires for successes and failures alike: runs of one outcome do not compare with it.
bool has_plan(const Selection& selection) {
  return selection.query.outcome == OutcomeFilter::all;
}

void add_plan(Overview& made, const Selection& selection, const PlannedJobs& planned) {
  const measures::Plan plan = measures::add_up(planned.projections);
  const auto jobs = static_cast<double>(planned.jobs.size());
  const auto& modes = selection.facts().modes;
  const auto scripts = std::count_if(planned.jobs.begin(), planned.jobs.end(), [&](const auto& j) {
    return modes.text(j.greatest_mode) == facts::kScriptMode;
  });
  made.jobs = figure(MeasureId::jobs, jobs, measures::runs(selection.sums()));
  made.script_jobs = figure(MeasureId::script_jobs, static_cast<double>(scripts), jobs);
  // Under a filter that no plan answers to, no job lacks anything.
  const double unplanned = has_plan(selection) ? jobs - plan.planned_jobs : 0;
  made.nominal_month = figure(MeasureId::nominal_month, plan.nominal, plan.planned_jobs, unplanned);
  made.trend_month =
      figure(MeasureId::trend_month, plan.trend, plan.trend_jobs, jobs - plan.trend_jobs);
  made.pace = figure(MeasureId::pace, plan.pace, plan.planned_jobs, unplanned);
}

Trend trend_of(std::optional<double> change, std::optional<double> before) {
  if (!change || !(*before > 0)) return Trend::flat;
  if (*change > kTrendThreshold) return Trend::up;
  return *change < -kTrendThreshold ? Trend::down : Trend::flat;
}

bool reaches_back(const Selection& selection) {
  const auto& first = selection.state.snapshot.first_run;
  const totals::Span prior = *selection.window.prior;
  return first && first->value <= prior.until - kPriorNeeded * (prior.until - prior.since);
}

void add_prior(Overview& made, const Selection& selection) {
  made.prior_runs = figure(MeasureId::prior_runs, std::nullopt, 0);
  made.prior_cost = figure(MeasureId::prior_cost, std::nullopt, 0);
  made.runs_change = figure(MeasureId::runs_change, std::nullopt, 0);
  made.cost_change = figure(MeasureId::cost_change, std::nullopt, 0);
  if (!selection.window.prior) return;

  const Totals before = selection.sums_in(*selection.window.prior);
  const Counts n(before), now(selection.sums());
  const auto cost = measures::cost(before);
  made.prior_complete = reaches_back(selection);
  made.prior_runs = figure(MeasureId::prior_runs, n.runs, n.runs);
  made.prior_cost = figure(MeasureId::prior_cost, cost, n.cost_known, n.cost_unknown);
  if (!made.prior_complete) return;
  const auto runs_change = measures::change(now.runs, n.runs);
  const auto cost_change = measures::change(measures::cost(selection.sums()), cost);
  made.runs_change = figure(MeasureId::runs_change, runs_change, now.runs + n.runs);
  made.cost_change = figure(MeasureId::cost_change, cost_change, now.cost_known + n.cost_known,
                            now.cost_unknown + n.cost_unknown);
  made.trend = trend_of(cost_change, cost);
}

double runs_from_the_future(const Selection& selection) {
  constexpr double kTolerance = 60;
  const totals::Span future{
      std::max(selection.window.span.since, selection.query.now.value + kTolerance),
      selection.window.span.until};
  if (future.since > selection.sums().last_run || future.since >= future.until) return 0;
  return measures::runs(selection.sums_in(future));
}

/// Cronalytics takes runs of unknown cost at $0, so that a missing price looks like a saving; here
/// they cost as much as the other runs of the job.
measures::Observed observed_at_mean_cost(const Totals& sums) {
  measures::Observed observed = measures::observe(sums);
  const bool all_known = sums.all_cost_known() == sums.all_runs();
  if (observed.mean_cost && !all_known) observed.cost = *observed.mean_cost * observed.runs;
  return observed;
}

}  // namespace

PlannedJobs plan_jobs(const Selection& selection) {
  PlannedJobs planned{selection.jobs(), {}};
  planned.projections.reserve(planned.jobs.size());
  const measures::Moment moment = selection.moment();
  for (const auto& job : planned.jobs) {
    auto plan = measures::project(observed_at_mean_cost(job.sums),
                                  schedule_of(selection.state, job.job), moment);
    // Cronalytics plans a job of unknown cost at $0; here unknown stays unknown.
    if (job.sums.all_cost_known() == 0) plan.nominal = {};
    if (!has_plan(selection)) plan.nominal = {}, plan.pace = {}, plan.drift = {};
    planned.projections.push_back(plan);
  }
  return planned;
}

Overview make_overview(const Selection& selection, const PlannedJobs& planned) {
  Overview made;
  add_costs(made, selection.sums());
  add_outcomes(made, selection.sums());
  add_tokens(made, selection.sums());
  add_plan(made, selection, planned);
  add_prior(made, selection);
  return made;
}

Coverage make_coverage(const Selection& selection, const PlannedJobs& planned) {
  const Counts n(selection.sums());
  const auto scheduled =
      std::count_if(planned.projections.begin(), planned.projections.end(),
                    [](const auto& each) { return each.scheduled[0].has_value(); });
  Coverage made;
  made.runs = Count(n.runs);
  made.cost_known = Count(n.cost_known);
  made.cost_unknown = Count(n.cost_unknown);
  made.duration_known = Count(n.duration_known);
  made.tokens_known = Count(n.tokens_known);
  made.outcome_known = Count(n.runs - measures::runs(selection.sums(), RunOutcome::unknown));
  made.future_runs = Count(runs_from_the_future(selection));
  made.jobs = Count(static_cast<double>(planned.jobs.size()));
  made.jobs_with_schedule = Count(static_cast<double>(scheduled));
  return made;
}

}  // namespace cronlens::projections
