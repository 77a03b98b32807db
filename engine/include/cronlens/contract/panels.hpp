// SPDX-License-Identifier: MIT
// The panels: one struct each, all answering the same Query.
#pragma once

#include <string>
#include <vector>

#include "cronlens/contract/figure.hpp"
#include "cronlens/contract/query.hpp"

namespace cronlens {

enum class Trend { flat, up, down };
template <>
struct Names<Trend> {
  static constexpr std::string_view name = "Trend";
  static constexpr std::string_view doc = "Cost against the period before.";
  static constexpr auto values = std::to_array<EnumValue>({
      {"flat", "within 5 %, or nothing to compare with"},
      {"up", "more than 5 % dearer"},
      {"down", "more than 5 % cheaper"},
  });
};

struct Overview {
  Figure runs, cost, tokens, pace;
  Figure success_runs, failure_runs, unknown_outcome_runs, success_rate;
  Figure success_cost, failure_cost, mean_cost, cost_per_success;
  Figure input_tokens, output_tokens, reasoning_tokens, cache_read_tokens, cache_write_tokens;
  Figure input_share, output_share, cache_read_share, cache_write_share;
  Figure total_duration, mean_duration;
  Figure nominal_month, trend_month;
  Figure jobs, script_jobs;
  Figure prior_runs, prior_cost, runs_change, cost_change;
  Trend trend = Trend::flat;
  bool prior_complete = false;
};
template <>
struct Shape<Overview> {
  static constexpr std::string_view name = "Overview";
  static constexpr std::string_view doc = "The summary board.";
  static constexpr auto fields = std::make_tuple(
      field("runs", &Overview::runs, ""), field("cost", &Overview::cost, ""),
      field("tokens", &Overview::tokens, ""), field("pace", &Overview::pace, ""),
      field("successRuns", &Overview::success_runs, ""),
      field("failureRuns", &Overview::failure_runs, ""),
      field("unknownOutcomeRuns", &Overview::unknown_outcome_runs, ""),
      field("successRate", &Overview::success_rate, ""),
      field("successCost", &Overview::success_cost, ""),
      field("failureCost", &Overview::failure_cost, ""),
      field("meanCost", &Overview::mean_cost, ""),
      field("costPerSuccess", &Overview::cost_per_success, ""),
      field("inputTokens", &Overview::input_tokens, ""),
      field("outputTokens", &Overview::output_tokens, ""),
      field("reasoningTokens", &Overview::reasoning_tokens, ""),
      field("cacheReadTokens", &Overview::cache_read_tokens, ""),
      field("cacheWriteTokens", &Overview::cache_write_tokens, ""),
      field("inputShare", &Overview::input_share, ""),
      field("outputShare", &Overview::output_share, ""),
      field("cacheReadShare", &Overview::cache_read_share, ""),
      field("cacheWriteShare", &Overview::cache_write_share, ""),
      field("totalDuration", &Overview::total_duration, ""),
      field("meanDuration", &Overview::mean_duration, ""),
      field("nominalMonth", &Overview::nominal_month, ""),
      field("trendMonth", &Overview::trend_month, ""), field("jobs", &Overview::jobs, ""),
      field("scriptJobs", &Overview::script_jobs, ""),
      field("priorRuns", &Overview::prior_runs, "absent for all_time"),
      field("priorCost", &Overview::prior_cost, "absent for all_time"),
      field("runsChange", &Overview::runs_change, "absent without a complete prior period"),
      field("costChange", &Overview::cost_change, "absent without a complete prior period"),
      field("trend", &Overview::trend, "direction of the cost"),
      field("priorComplete", &Overview::prior_complete,
            "the data reaches back over at least three quarters of the prior period"));
};

enum class Bucket { hour, day, week, month };
template <>
struct Names<Bucket> {
  static constexpr std::string_view name = "Bucket";
  static constexpr std::string_view doc = "What one step of a timeline is, in local time.";
  static constexpr auto values = std::to_array<EnumValue>({
      {"hour", "a clock hour"},
      {"day", "a calendar day"},
      {"week", "a week, from Monday"},
      {"month", "a calendar month"},
  });
};

struct Timeline {
  Bucket bucket = Bucket::day;
  std::vector<Instant> edges;
  std::vector<Count> runs;
  std::vector<Count> failures;
  std::vector<Usd> cost;
  std::vector<Usd> failure_cost;
  std::vector<Count> unknown_cost_runs;
  std::vector<Tokens> tokens;
  Count outside_runs{0};
  std::optional<Usd> outside_cost;
  bool first_partial = false;
  bool last_partial = false;
};
template <>
struct Shape<Timeline> {
  static constexpr std::string_view name = "Timeline";
  static constexpr std::string_view doc =
      "Cost and runs over time. Steps without runs are there and are zero.";
  static constexpr auto fields = std::make_tuple(
      field("bucket", &Timeline::bucket, "the step"),
      field("edges", &Timeline::edges, "n + 1 moments: step i is [edges[i], edges[i+1])"),
      field("runs", &Timeline::runs, "runs in each step"),
      field("failures", &Timeline::failures, "failed runs in each step"),
      field("cost", &Timeline::cost, "cost of each step, over the runs whose cost is known"),
      field("failureCost", &Timeline::failure_cost, "the part of it that failed runs cost"),
      field("unknownCostRuns", &Timeline::unknown_cost_runs, "runs whose cost is unknown"),
      field("tokens", &Timeline::tokens, "input + output + cache tokens"),
      field("outsideRuns", &Timeline::outside_runs,
            "runs of the selection that no step shows: with a clock far off"),
      field("outsideCost", &Timeline::outside_cost,
            "what they cost; absent where none of them says"),
      field("firstPartial", &Timeline::first_partial, "the window cuts the first step"),
      field("lastPartial", &Timeline::last_partial, "the window or `now` cuts the last step"));
};

enum class LeaderCategory { runs, cost, tokens, pace };
template <>
struct Names<LeaderCategory> {
  static constexpr std::string_view name = "LeaderCategory";
  static constexpr std::string_view doc = "What a job leads in.";
  static constexpr auto values = std::to_array<EnumValue>({{"runs", "most runs"},
                                                           {"cost", "highest cost"},
                                                           {"tokens", "most tokens"},
                                                           {"pace", "furthest above its plan"}});
};

struct Leader {
  LeaderCategory category = LeaderCategory::runs;
  std::string job_id;
  std::string job_name;
  Figure figure;
  Figure share;
};
template <>
struct Shape<Leader> {
  static constexpr std::string_view name = "Leader";
  static constexpr std::string_view doc = "The job that leads in one category.";
  static constexpr auto fields = std::make_tuple(
      field("category", &Leader::category, ""), field("jobId", &Leader::job_id, ""),
      field("jobName", &Leader::job_name, ""), field("figure", &Leader::figure, "its figure"),
      field("share", &Leader::share, "its part of the total; absent for pace"));
};

struct Breakdown {
  std::vector<std::string> names;
  std::vector<Count> runs;
  std::vector<Count> failures;
  std::vector<Usd> cost;
  std::vector<Count> unknown_cost_runs;
  std::vector<Usd> mean_cost;
  std::vector<Tokens> input_tokens;
  std::vector<Tokens> output_tokens;
  std::vector<Tokens> tokens;
  std::vector<Fraction> share;
  std::vector<Instant> last_run;
};
template <>
struct Shape<Breakdown> {
  static constexpr std::string_view name = "Breakdown";
  static constexpr std::string_view doc =
      "One row per model or provider, dearest first, unknown cost last; ties by name, descending.";
  static constexpr auto fields = std::make_tuple(
      field("names", &Breakdown::names, "'' = unknown"), field("runs", &Breakdown::runs, ""),
      field("failures", &Breakdown::failures, ""),
      field("cost", &Breakdown::cost, "unknown where no run has a cost"),
      field("unknownCostRuns", &Breakdown::unknown_cost_runs, ""),
      field("meanCost", &Breakdown::mean_cost, ""),
      field("inputTokens", &Breakdown::input_tokens, ""),
      field("outputTokens", &Breakdown::output_tokens, ""),
      field("tokens", &Breakdown::tokens, "input + output + cache tokens"),
      field("share", &Breakdown::share, "part of the total known cost"),
      field("lastRun", &Breakdown::last_run, ""));
};

struct JobTable {
  std::vector<std::string> ids;
  std::vector<std::string> names;
  std::vector<Count> runs;
  std::vector<Count> success_runs;
  std::vector<Count> failure_runs;
  std::vector<Fraction> failure_rate;
  std::vector<Usd> cost;
  std::vector<Count> unknown_cost_runs;
  std::vector<Usd> success_cost;
  std::vector<Usd> failure_cost;
  std::vector<Usd> mean_cost;
  std::vector<Seconds> mean_duration;
  std::vector<Tokens> input_tokens;
  std::vector<Tokens> output_tokens;
  std::vector<Tokens> cache_read_tokens;
  std::vector<Tokens> cache_write_tokens;
  std::vector<Tokens> tokens;
  std::vector<Usd> nominal_month;
  std::vector<Usd> trend_month;
  std::vector<Multiple> pace;
  std::vector<Multiple> drift;
  std::vector<Count> scheduled_runs_month;
  std::vector<Instant> first_run;
  std::vector<Instant> last_run;
  std::vector<Instant> next_run;
  std::vector<std::string> last_model;
  std::vector<std::string> schedule;
  std::vector<std::string> mode;
  std::vector<std::string> state;
};
template <>
struct Shape<JobTable> {
  static constexpr std::string_view name = "JobTable";
  static constexpr std::string_view doc = "One row per job with a run in the selection.";
  static constexpr auto fields = std::make_tuple(
      field("ids", &JobTable::ids, ""), field("names", &JobTable::names, "id where unnamed"),
      field("runs", &JobTable::runs, ""), field("successRuns", &JobTable::success_runs, ""),
      field("failureRuns", &JobTable::failure_runs, ""),
      field("failureRate", &JobTable::failure_rate, "failed / (succeeded + failed)"),
      field("cost", &JobTable::cost, "unknown where no run has a cost"),
      field("unknownCostRuns", &JobTable::unknown_cost_runs, ""),
      field("successCost", &JobTable::success_cost, ""),
      field("failureCost", &JobTable::failure_cost, ""),
      field("meanCost", &JobTable::mean_cost, ""),
      field("meanDuration", &JobTable::mean_duration, ""),
      field("inputTokens", &JobTable::input_tokens, ""),
      field("outputTokens", &JobTable::output_tokens, ""),
      field("cacheReadTokens", &JobTable::cache_read_tokens, ""),
      field("cacheWriteTokens", &JobTable::cache_write_tokens, ""),
      field("tokens", &JobTable::tokens, "input + output + cache tokens"),
      field("nominalMonth", &JobTable::nominal_month, "unknown without a schedule"),
      field("trendMonth", &JobTable::trend_month, ""), field("pace", &JobTable::pace, ""),
      field("drift", &JobTable::drift, ""),
      field("scheduledRunsMonth", &JobTable::scheduled_runs_month, "in the next 30 days"),
      field("firstRun", &JobTable::first_run, ""), field("lastRun", &JobTable::last_run, ""),
      field("nextRun", &JobTable::next_run, "as jobs.json says"),
      field("lastModel", &JobTable::last_model, "model of the latest run, '' = unknown"),
      field("schedule", &JobTable::schedule, "as shown to people, '' = none"),
      field("mode", &JobTable::mode, "agent, no_agent, or what the file says"),
      field("state", &JobTable::state,
            "scheduled, paused, ... as jobs.json says, '' = not listed"));
};

struct Coverage {
  Count runs{0};
  Count cost_known{0};
  Count cost_unknown{0};
  Count duration_known{0};
  Count tokens_known{0};
  Count outcome_known{0};
  Count future_runs{0};
  Count jobs{0};
  Count jobs_with_schedule{0};
};
template <>
struct Shape<Coverage> {
  static constexpr std::string_view name = "Coverage";
  static constexpr std::string_view doc = "How much of the selection is known.";
  static constexpr auto fields = std::make_tuple(
      field("runs", &Coverage::runs, "runs in the selection"),
      field("costKnown", &Coverage::cost_known, "of them with a cost"),
      field("costUnknown", &Coverage::cost_unknown, "of them without: never counted as $0"),
      field("durationKnown", &Coverage::duration_known, "of them with a duration"),
      field("tokensKnown", &Coverage::tokens_known, "of them with all four token counts"),
      field("outcomeKnown", &Coverage::outcome_known, "of them with success = 0 or 1"),
      field("futureRuns", &Coverage::future_runs,
            "of them that start more than a minute after `now`: some clock is wrong"),
      field("jobs", &Coverage::jobs, "jobs in the selection"),
      field("jobsWithSchedule", &Coverage::jobs_with_schedule, "of them with a readable schedule"));
};

struct Dashboard {
  Instant since;
  Instant until;
  Overview overview;
  Coverage coverage;
  Timeline timeline;
  std::vector<Leader> leaders;
  Breakdown models;
  Breakdown providers;
  JobTable jobs;
};
template <>
struct Shape<Dashboard> {
  static constexpr std::string_view name = "Dashboard";
  static constexpr std::string_view doc = "Every panel for one query.";
  static constexpr auto fields = std::make_tuple(
      field("since", &Dashboard::since, "first moment shown"),
      field("until", &Dashboard::until, "first moment after what is shown"),
      field("overview", &Dashboard::overview, ""), field("coverage", &Dashboard::coverage, ""),
      field("timeline", &Dashboard::timeline, ""), field("leaders", &Dashboard::leaders, ""),
      field("models", &Dashboard::models, ""), field("providers", &Dashboard::providers, ""),
      field("jobs", &Dashboard::jobs, "in the order asked for"));
};

}  // namespace cronlens
