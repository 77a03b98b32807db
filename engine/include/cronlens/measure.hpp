// SPDX-License-Identifier: MIT
// The list of measures: id, unit, sentence and formula of everything the product shows as a
// figure. The functions that compute them are in src/measures/.
#pragma once

#include <string_view>

#include "cronlens/describe.hpp"

namespace cronlens {

enum class Unit { usd, tokens, count, seconds, fraction, multiple, days };
template <>
struct Names<Unit> {
  static constexpr std::string_view name = "UnitName";
  static constexpr std::string_view doc = "The unit of a measure.";
  static constexpr auto values = std::to_array<EnumValue>({{"usd", "US dollars"},
                                                           {"tokens", "LLM tokens"},
                                                           {"count", "whole things"},
                                                           {"seconds", "seconds"},
                                                           {"fraction", "a part of a whole"},
                                                           {"multiple", "times as much"},
                                                           {"days", "days of 86,400 s"}});
};

enum class MeasureId {
  runs,
  cost,
  tokens,
  pace,
  success_runs,
  failure_runs,
  unknown_outcome_runs,
  success_rate,
  success_cost,
  failure_cost,
  mean_cost,
  cost_per_success,
  input_tokens,
  output_tokens,
  reasoning_tokens,
  cache_read_tokens,
  cache_write_tokens,
  input_share,
  output_share,
  cache_read_share,
  cache_write_share,
  total_duration,
  mean_duration,
  nominal_month,
  trend_month,
  nominal,
  trend,
  scheduled_runs,
  drift,
  observed_days,
  jobs,
  script_jobs,
  prior_runs,
  prior_cost,
  runs_change,
  cost_change,
  share_of_runs,
  share_of_cost,
  share_of_tokens,
};

struct MeasureInfo {
  MeasureId id;
  std::string_view name;
  Unit unit;
  std::string_view label;
  std::string_view sentence;
  std::string_view formula;
};

// One entry per MeasureId, in its order. `{x}` in a sentence is never used: sentences stand alone.
inline constexpr auto kMeasures = std::to_array<MeasureInfo>({
    {MeasureId::runs, "runs", Unit::count, "Runs", "How many times jobs ran in the window.",
     "number of runs that pass the filters"},
    {MeasureId::cost, "cost", Unit::usd, "Cost",
     "What the runs cost, as estimated when they were recorded. Runs of unknown cost are counted "
     "beside it, never as $0.",
     "sum of estimated_cost_usd over the runs that have one"},
    {MeasureId::tokens, "tokens", Unit::tokens, "Tokens",
     "All tokens read and written. Reasoning tokens are not added: they are part of the output.",
     "input + output + cache read + cache write"},
    {MeasureId::pace, "pace", Unit::multiple, "Pace",
     "How spending compares with the plan: above 1 the jobs cost more per month than their "
     "schedules and average cost say, below 1 less. Not known for runs of one outcome alone.",
     "trend per month / nominal per month"},
    {MeasureId::success_runs, "success_runs", Unit::count, "Succeeded",
     "Runs that ended normally. The wrapper's signal: a run that did nothing useful still counts.",
     "number of runs with success = 1"},
    {MeasureId::failure_runs, "failure_runs", Unit::count, "Failed",
     "Runs that did not end normally.", "number of runs with success = 0"},
    {MeasureId::unknown_outcome_runs, "unknown_outcome_runs", Unit::count, "Result unknown",
     "Runs that say neither success nor failure.", "runs - succeeded - failed"},
    {MeasureId::success_rate, "success_rate", Unit::fraction, "Success rate",
     "The part of the runs with a known result that succeeded.",
     "succeeded / (succeeded + failed)"},
    {MeasureId::success_cost, "success_cost", Unit::usd, "Cost of success",
     "What the successful runs cost.", "sum of estimated_cost_usd where success = 1"},
    {MeasureId::failure_cost, "failure_cost", Unit::usd, "Wasted", "What the failed runs cost.",
     "sum of estimated_cost_usd where success = 0"},
    {MeasureId::mean_cost, "mean_cost", Unit::usd, "Cost per run",
     "The average cost of the runs whose cost is known.", "cost / runs with a known cost"},
    {MeasureId::cost_per_success, "cost_per_success", Unit::usd, "Cost per success",
     "What one successful run costs when the failed ones are paid for too.", "cost / succeeded"},
    {MeasureId::input_tokens, "input_tokens", Unit::tokens, "Input tokens",
     "Tokens sent to the models, without those read from a cache.", "sum of input_tokens"},
    {MeasureId::output_tokens, "output_tokens", Unit::tokens, "Output tokens",
     "Tokens the models wrote.", "sum of output_tokens"},
    {MeasureId::reasoning_tokens, "reasoning_tokens", Unit::tokens, "Reasoning tokens",
     "Tokens the models spent on thinking; part of the output.", "sum of reasoning_tokens"},
    {MeasureId::cache_read_tokens, "cache_read_tokens", Unit::tokens, "Cache reads",
     "Tokens read from a provider's prompt cache.", "sum of cache_read_tokens"},
    {MeasureId::cache_write_tokens, "cache_write_tokens", Unit::tokens, "Cache writes",
     "Tokens stored in a provider's prompt cache.", "sum of cache_write_tokens"},
    {MeasureId::input_share, "input_share", Unit::fraction, "Input share",
     "Input tokens as a part of all tokens.", "input / tokens"},
    {MeasureId::output_share, "output_share", Unit::fraction, "Output share",
     "Output tokens as a part of all tokens.", "output / tokens"},
    {MeasureId::cache_read_share, "cache_read_share", Unit::fraction, "Cached share",
     "Tokens read from a cache as a part of all tokens.", "cache read / tokens"},
    {MeasureId::cache_write_share, "cache_write_share", Unit::fraction, "Cache write share",
     "Tokens stored in a cache as a part of all tokens.", "cache write / tokens"},
    {MeasureId::total_duration, "total_duration", Unit::seconds, "Total time",
     "How long the runs took, added up.", "sum of duration_seconds over the runs that have one"},
    {MeasureId::mean_duration, "mean_duration", Unit::seconds, "Time per run",
     "The average duration of the runs whose duration is known.",
     "total time / runs with a known duration"},
    {MeasureId::nominal_month, "nominal_month", Unit::usd, "Nominal per month",
     "What the next 30 days cost if every schedule fires as planned and every run costs the "
     "job's average. Not known for runs of one outcome alone.",
     "sum over jobs of: cost per run x runs scheduled in the next 30 days"},
    {MeasureId::trend_month, "trend_month", Unit::usd, "Trend per month",
     "What 30 days cost at the rate of the window, whatever the schedules say. Runs of unknown "
     "cost are taken at their job's average.",
     "sum over jobs of: cost per run x runs / days observed x 30"},
    {MeasureId::nominal, "nominal", Unit::usd, "Nominal",
     "What the coming days cost if the schedule fires as planned and every run costs the average. "
     "Not known for runs of one outcome alone.",
     "cost per run x scheduled runs"},
    {MeasureId::trend, "trend", Unit::usd, "Trend",
     "What as many days cost at the rate of the window. Runs of unknown cost are taken at the "
     "average.",
     "cost per run x runs / days observed x days"},
    {MeasureId::scheduled_runs, "scheduled_runs", Unit::count, "Scheduled runs",
     "How often the schedule fires in the coming days, at most 100,000.",
     "firings of the schedule in (now, now + days]"},
    {MeasureId::drift, "drift", Unit::multiple, "Drift",
     "Runs seen against runs scheduled: 1 is on plan, 0.5 is every other run missing. Not known "
     "for runs of one outcome alone.",
     "runs / firings of the schedule in the days observed"},
    {MeasureId::observed_days, "observed_days", Unit::days, "Days observed",
     "The length of the window; over all time, the span from the first run to the last.",
     "days of the window, or (last run - first run) / 86,400"},
    {MeasureId::jobs, "jobs", Unit::count, "Jobs", "Jobs with at least one run in the window.",
     "number of different job ids"},
    {MeasureId::script_jobs, "script_jobs", Unit::count, "Script jobs",
     "Jobs that run a script and no agent; they cost nothing.",
     "number of jobs with a no_agent run"},
    {MeasureId::prior_runs, "prior_runs", Unit::count, "Runs before",
     "Runs in the period of equal length just before the window.",
     "runs in [since - length, since)"},
    {MeasureId::prior_cost, "prior_cost", Unit::usd, "Cost before",
     "Cost of the period of equal length just before the window.",
     "cost of the runs in [since - length, since)"},
    {MeasureId::runs_change, "runs_change", Unit::fraction, "Change in runs",
     "Runs against the period before.", "(runs - runs before) / runs before"},
    {MeasureId::cost_change, "cost_change", Unit::fraction, "Change in cost",
     "Cost against the period before.", "(cost - cost before) / cost before"},
    {MeasureId::share_of_runs, "share_of_runs", Unit::fraction, "Share of runs",
     "This job's part of all runs in the selection.", "runs of the job / runs"},
    {MeasureId::share_of_cost, "share_of_cost", Unit::fraction, "Share of cost",
     "This part of the total known cost in the selection.", "cost of the part / cost"},
    {MeasureId::share_of_tokens, "share_of_tokens", Unit::fraction, "Share of tokens",
     "This job's part of all tokens in the selection.", "tokens of the job / tokens"},
});

namespace detail {
consteval auto measure_names() {
  std::array<EnumValue, kMeasures.size()> names{};
  for (std::size_t i = 0; i < names.size(); ++i) {
    names[i] = {kMeasures[i].name, kMeasures[i].sentence};
  }
  return names;
}
consteval bool measures_in_order() {
  for (std::size_t i = 0; i < kMeasures.size(); ++i) {
    if (static_cast<std::size_t>(kMeasures[i].id) != i) return false;
  }
  return true;
}
}  // namespace detail

static_assert(detail::measures_in_order(), "kMeasures lists every MeasureId in its order");

template <>
struct Names<MeasureId> {
  static constexpr std::string_view name = "MeasureId";
  static constexpr std::string_view doc = "A measure.";
  static constexpr auto values = detail::measure_names();
};

}  // namespace cronlens
