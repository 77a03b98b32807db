// SPDX-License-Identifier: MIT
// One job: its detail, its sparkline, its run history.
#pragma once

#include <string>
#include <vector>

#include "cronlens/contract/panels.hpp"

namespace cronlens {

struct Sparklines {
  Bucket bucket = Bucket::day;
  Count steps{0};
  std::vector<std::string> ids;
  std::vector<Usd> cost;
  std::vector<Count> runs;
};
template <>
struct Shape<Sparklines> {
  static constexpr std::string_view name = "Sparklines";
  static constexpr std::string_view doc =
      "Cost and runs over the window for the jobs asked for; row-major: steps values per job.";
  static constexpr auto fields = std::make_tuple(
      field("bucket", &Sparklines::bucket, "the step"),
      field("steps", &Sparklines::steps, "values per job"),
      field("ids", &Sparklines::ids, "the jobs, in the order asked for"),
      field("cost", &Sparklines::cost, "known cost"), field("runs", &Sparklines::runs, ""));
};

struct JobDetail {
  std::string id;
  std::string name;
  std::string schedule;
  std::string mode;
  std::string state;
  Overview overview;
  Coverage coverage;
  Timeline timeline;
  Breakdown models;
  Figure nominal_30d, nominal_90d, nominal_1y;
  Figure trend_30d, trend_90d, trend_1y;
  Figure scheduled_30d, scheduled_90d, scheduled_1y;
  Figure pace, drift, observed_days;
  std::optional<Instant> first_run;
  std::optional<Instant> last_run;
  std::optional<Instant> next_run;
};
template <>
struct Shape<JobDetail> {
  static constexpr std::string_view name = "JobDetail";
  static constexpr std::string_view doc = "Everything about one job under the query's filters.";
  static constexpr auto fields = std::make_tuple(
      field("id", &JobDetail::id, ""), field("name", &JobDetail::name, "id where unnamed"),
      field("schedule", &JobDetail::schedule, "'' = none"), field("mode", &JobDetail::mode, ""),
      field("state", &JobDetail::state, "'' = not in jobs.json"),
      field("overview", &JobDetail::overview, ""), field("coverage", &JobDetail::coverage, ""),
      field("timeline", &JobDetail::timeline, ""), field("models", &JobDetail::models, ""),
      field("nominal30d", &JobDetail::nominal_30d, ""),
      field("nominal90d", &JobDetail::nominal_90d, ""),
      field("nominal1y", &JobDetail::nominal_1y, ""), field("trend30d", &JobDetail::trend_30d, ""),
      field("trend90d", &JobDetail::trend_90d, ""), field("trend1y", &JobDetail::trend_1y, ""),
      field("scheduled30d", &JobDetail::scheduled_30d, ""),
      field("scheduled90d", &JobDetail::scheduled_90d, ""),
      field("scheduled1y", &JobDetail::scheduled_1y, ""), field("pace", &JobDetail::pace, ""),
      field("drift", &JobDetail::drift, ""), field("observedDays", &JobDetail::observed_days, ""),
      field("firstRun", &JobDetail::first_run, ""), field("lastRun", &JobDetail::last_run, ""),
      field("nextRun", &JobDetail::next_run, "as jobs.json says"));
};

struct SparklinesRequest {
  Query query;
  std::vector<std::string> jobs;
  Count steps{30};
};
template <>
struct Shape<SparklinesRequest> {
  static constexpr std::string_view name = "SparklinesRequest";
  static constexpr std::string_view doc = "Sparklines for the rows on screen.";
  static constexpr auto fields =
      std::make_tuple(field("query", &SparklinesRequest::query, "the filters"),
                      field("jobs", &SparklinesRequest::jobs, "job ids"),
                      field("steps", &SparklinesRequest::steps, "values wanted at most, 1 to 400"));
};

struct JobRequest {
  Query query;
  std::string job;
};
template <>
struct Shape<JobRequest> {
  static constexpr std::string_view name = "JobRequest";
  static constexpr std::string_view doc = "The detail of one job.";
  static constexpr auto fields = std::make_tuple(field("query", &JobRequest::query, "the filters"),
                                                 field("job", &JobRequest::job, "the job's id"));
};

enum class RunOutcome { failure, success, unknown };
template <>
struct Names<RunOutcome> {
  static constexpr std::string_view name = "RunOutcome";
  static constexpr std::string_view doc = "How a run ended.";
  static constexpr auto values = std::to_array<EnumValue>(
      {{"failure", "success = 0"}, {"success", "success = 1"}, {"unknown", "anything else"}});
};

struct Run {
  std::string session_id;
  Instant run_time;
  std::optional<Instant> ended_at;
  std::optional<Seconds> duration;
  std::optional<std::string> model;
  std::optional<std::string> provider;
  std::optional<std::string> mode;
  RunOutcome outcome = RunOutcome::unknown;
  std::optional<std::string> end_reason;
  std::optional<Usd> cost;
  std::optional<Usd> actual_cost;
  std::optional<std::string> cost_status;
  std::optional<Tokens> tokens;
  std::optional<Tokens> input_tokens;
  std::optional<Tokens> output_tokens;
  std::optional<Tokens> reasoning_tokens;
  std::optional<Tokens> cache_read_tokens;
  std::optional<Tokens> cache_write_tokens;
};
template <>
struct Shape<Run> {
  static constexpr std::string_view name = "Run";
  static constexpr std::string_view doc = "One run, as the file says.";
  static constexpr auto fields = std::make_tuple(
      field("sessionId", &Run::session_id, ""), field("runTime", &Run::run_time, "start"),
      field("endedAt", &Run::ended_at, ""), field("duration", &Run::duration, ""),
      field("model", &Run::model, ""), field("provider", &Run::provider, ""),
      field("mode", &Run::mode, ""), field("outcome", &Run::outcome, ""),
      field("endReason", &Run::end_reason, ""), field("cost", &Run::cost, "estimated"),
      field("actualCost", &Run::actual_cost, ""), field("costStatus", &Run::cost_status, ""),
      field("tokens", &Run::tokens, "input + output + cache tokens"),
      field("inputTokens", &Run::input_tokens, ""), field("outputTokens", &Run::output_tokens, ""),
      field("reasoningTokens", &Run::reasoning_tokens, ""),
      field("cacheReadTokens", &Run::cache_read_tokens, ""),
      field("cacheWriteTokens", &Run::cache_write_tokens, ""));
};

struct RunPage {
  std::string job;
  Count total{0};
  Count offset{0};
  std::vector<Run> runs;
};
template <>
struct Shape<RunPage> {
  static constexpr std::string_view name = "RunPage";
  static constexpr std::string_view doc = "A page of a run history: only the rows on screen.";
  static constexpr auto fields = std::make_tuple(
      field("job", &RunPage::job, "the job's id"),
      field("total", &RunPage::total, "runs that pass the filter"),
      field("offset", &RunPage::offset, "rows passed over"), field("runs", &RunPage::runs, ""));
};

}  // namespace cronlens
