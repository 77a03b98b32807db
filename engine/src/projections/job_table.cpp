// SPDX-License-Identifier: MIT
#include "projections/job_table.hpp"

#include <algorithm>
#include <numeric>

#include "facts/schema.hpp"
#include "facts/text.hpp"
#include "measures/measures.hpp"

namespace cronlens::projections {
namespace {

using Maybe = std::optional<double>;

Maybe sort_value(JobSort key, const totals::Totals& sums, const measures::Projection& projection) {
  switch (key) {
    case JobSort::name:
      return std::nullopt;
    case JobSort::runs:
      return measures::runs(sums);
    case JobSort::cost:
      return measures::cost(sums);
    case JobSort::mean_cost:
      return measures::mean_cost(sums);
    case JobSort::mean_duration:
      return measures::mean_duration(sums);
    case JobSort::tokens:
      return measures::tokens(sums);
    case JobSort::failures:
      return measures::runs(sums, RunOutcome::failure);
    case JobSort::nominal:
      return projection.nominal[0];
    case JobSort::trend:
      return projection.trend[0];
    case JobSort::pace:
      return projection.pace;
    case JobSort::drift:
      return projection.drift;
    case JobSort::last_run:
      return sums.last_run;
  }
  return std::nullopt;
}

struct SortKey {
  Maybe value;
  std::string folded_name;
  const std::string* id;
};

/// Unknown values come last in both directions; ties go by name, then by id, ascending.
std::vector<std::size_t> order_of(const Selection& selection, const PlannedJobs& planned) {
  const Query& query = selection.query;
  std::vector<SortKey> keys;
  for (std::size_t i = 0; i < planned.jobs.size(); ++i) {
    const auto& job = planned.jobs[i];
    keys.push_back({sort_value(query.job_sort, job.sums, planned.projections[i]),
                    facts::ascii_lower(name_of(selection.state, job.job)),
                    &selection.facts().jobs.text(job.job)});
  }
  const bool descending = query.job_direction == Direction::descending;
  const bool by_name = query.job_sort == JobSort::name;
  std::vector<std::size_t> order(keys.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
    const SortKey &a = keys[x], &b = keys[y];
    if (a.value.has_value() != b.value.has_value()) return a.value.has_value();
    if (a.value && *a.value != *b.value) return (*a.value < *b.value) != descending;
    if (a.folded_name != b.folded_name) {
      return (a.folded_name < b.folded_name) != (by_name && descending);
    }
    return *a.id < *b.id;
  });
  return order;
}

void append_sums(JobTable& made, const totals::Totals& sums) {
  const double runs = measures::runs(sums);
  made.runs.push_back(Count(runs));
  made.success_runs.push_back(Count(measures::runs(sums, RunOutcome::success)));
  made.failure_runs.push_back(Count(measures::runs(sums, RunOutcome::failure)));
  made.failure_rate.push_back(known_or_unknown<Fraction>(measures::failure_rate(sums)));
  made.cost.push_back(known_or_unknown<Usd>(measures::cost(sums)));
  made.unknown_cost_runs.push_back(Count(runs - static_cast<double>(sums.all_cost_known())));
  made.success_cost.push_back(known_or_unknown<Usd>(measures::cost(sums, RunOutcome::success)));
  made.failure_cost.push_back(known_or_unknown<Usd>(measures::cost(sums, RunOutcome::failure)));
  made.mean_cost.push_back(known_or_unknown<Usd>(measures::mean_cost(sums)));
  made.mean_duration.push_back(known_or_unknown<Seconds>(measures::mean_duration(sums)));
  made.input_tokens.push_back(Tokens(static_cast<double>(sums.input)));
  made.output_tokens.push_back(Tokens(static_cast<double>(sums.output)));
  made.cache_read_tokens.push_back(Tokens(static_cast<double>(sums.cache_read)));
  made.cache_write_tokens.push_back(Tokens(static_cast<double>(sums.cache_write)));
  made.tokens.push_back(Tokens(measures::tokens(sums)));
  made.first_run.push_back(Instant(sums.first_run));
  made.last_run.push_back(Instant(sums.last_run));
}

void append_plan(JobTable& made, const measures::Projection& plan) {
  made.nominal_month.push_back(known_or_unknown<Usd>(plan.nominal[0]));
  made.trend_month.push_back(known_or_unknown<Usd>(plan.trend[0]));
  made.pace.push_back(known_or_unknown<Multiple>(plan.pace));
  made.drift.push_back(known_or_unknown<Multiple>(plan.drift));
  made.scheduled_runs_month.push_back(
      plan.scheduled[0] ? Count(static_cast<double>(*plan.scheduled[0])) : Count::unknown());
}

void append_names(JobTable& made, const Selection& selection, const totals::JobGroup& group) {
  const facts::Job* listed = selection.state.job(group.job);
  made.ids.push_back(selection.facts().jobs.text(group.job));
  made.names.push_back(name_of(selection.state, group.job));
  made.last_model.push_back(selection.facts().models.text(group.latest_model));
  made.mode.push_back(mode_text(selection, group));
  made.schedule.push_back(listed ? listed->schedule_text : "");
  made.state.push_back(listed ? listed->state : "");
  made.next_run.push_back(known_or_unknown<Instant>(listed ? listed->next_run : Maybe{}));
}

}  // namespace

std::string mode_text(const Selection& selection, const totals::JobGroup& job) {
  const std::string& mode = selection.facts().modes.text(job.greatest_mode);
  return mode.empty() ? std::string(facts::kAgentMode) : mode;
}

JobTable make_job_table(const Selection& selection, const PlannedJobs& planned) {
  JobTable made;
  for (const std::size_t i : order_of(selection, planned)) {
    append_names(made, selection, planned.jobs[i]);
    append_sums(made, planned.jobs[i].sums);
    append_plan(made, planned.projections[i]);
  }
  return made;
}

}  // namespace cronlens::projections
