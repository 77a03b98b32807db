// SPDX-License-Identifier: MIT
// What the caller asks. Everything an answer depends on is in here: the engine has no clock, no
// locale and no time-zone database of its own.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cronlens/describe.hpp"
#include "cronlens/quantity.hpp"

namespace cronlens {

enum class WindowKind { last_days, range, all_time };
template <>
struct Names<WindowKind> {
  static constexpr std::string_view name = "WindowKind";
  static constexpr std::string_view doc = "How the window of runs is given.";
  static constexpr auto values = std::to_array<EnumValue>({
      {"last_days", "runs from now - days*86400 on, with no upper end: late clocks still count"},
      {"range", "runs in [since, until)"},
      {"all_time", "every run"},
  });
};

enum class OutcomeFilter { all, success, failure };
template <>
struct Names<OutcomeFilter> {
  static constexpr std::string_view name = "OutcomeFilter";
  static constexpr std::string_view doc = "Which results are counted.";
  static constexpr auto values = std::to_array<EnumValue>({
      {"all", "every run, also those whose result is unknown"},
      {"success", "runs with success = 1"},
      {"failure", "runs with success = 0"},
  });
};

enum class ModeFilter { all, agent, no_agent };
template <>
struct Names<ModeFilter> {
  static constexpr std::string_view name = "ModeFilter";
  static constexpr std::string_view doc = "Which kinds of job run are counted.";
  static constexpr auto values = std::to_array<EnumValue>({
      {"all", "every run"},
      {"agent", "runs of an AI agent"},
      {"no_agent", "script-only runs"},
  });
};

enum class Direction { ascending, descending };
template <>
struct Names<Direction> {
  static constexpr std::string_view name = "Direction";
  static constexpr std::string_view doc = "Sort direction. Unknown values come last either way.";
  static constexpr auto values =
      std::to_array<EnumValue>({{"ascending", "smallest first"}, {"descending", "largest first"}});
};

enum class JobSort {
  name,
  runs,
  cost,
  mean_cost,
  mean_duration,
  tokens,
  failures,
  nominal,
  trend,
  pace,
  drift,
  last_run,
};
template <>
struct Names<JobSort> {
  static constexpr std::string_view name = "JobSort";
  static constexpr std::string_view doc = "What the jobs table is ordered by.";
  static constexpr auto values = std::to_array<EnumValue>({
      {"name", "job name, letter case ignored"},
      {"runs", "number of runs"},
      {"cost", "total estimated cost"},
      {"mean_cost", "mean cost of the runs whose cost is known"},
      {"mean_duration", "mean duration of the runs whose duration is known"},
      {"tokens", "input + output + cache tokens"},
      {"failures", "number of failed runs"},
      {"nominal", "projected monthly cost by the schedule"},
      {"trend", "projected monthly cost by the window"},
      {"pace", "trend / nominal"},
      {"drift", "runs seen / runs scheduled"},
      {"last_run", "time of the latest run"},
  });
};

enum class RunSort {
  run_time,
  cost,
  duration,
  tokens,
  input_tokens,
  model,
  mode,
  outcome,
};
template <>
struct Names<RunSort> {
  static constexpr std::string_view name = "RunSort";
  static constexpr std::string_view doc = "What a run history is ordered by.";
  static constexpr auto values = std::to_array<EnumValue>({
      {"run_time", "start of the run"},
      {"cost", "estimated cost"},
      {"duration", "duration"},
      {"tokens", "input + output + cache tokens"},
      {"input_tokens", "input tokens"},
      {"model", "model name, byte order"},
      {"mode", "job mode, byte order"},
      {"outcome", "failure before success"},
  });
};

struct Window {
  WindowKind kind = WindowKind::last_days;
  Count days{30};
  Instant since{0};
  Instant until{0};
};
template <>
struct Shape<Window> {
  static constexpr std::string_view name = "Window";
  static constexpr std::string_view doc = "The stretch of time that is looked at.";
  static constexpr auto fields =
      std::make_tuple(field("kind", &Window::kind, "how it is given"),
                      field("days", &Window::days, "last_days: its length, > 0, may be a fraction"),
                      field("since", &Window::since, "range: its first moment"),
                      field("until", &Window::until, "range: the first moment after it"));
};

struct TimeZone {
  std::vector<Instant> since;
  std::vector<Seconds> offset;
};
template <>
struct Shape<TimeZone> {
  static constexpr std::string_view name = "TimeZone";
  static constexpr std::string_view doc =
      "A time zone as its offset transitions: offset[i] (local minus UTC) holds from since[i] on; "
      "before since[0], offset[0] holds. Empty means UTC.";
  static constexpr auto fields =
      std::make_tuple(field("since", &TimeZone::since, "ascending"),
                      field("offset", &TimeZone::offset, "one for each entry of since"));
};

struct Query {
  Instant now{0};
  Window window;
  OutcomeFilter outcome = OutcomeFilter::all;
  ModeFilter mode = ModeFilter::all;
  std::vector<std::string> jobs;
  std::vector<std::string> models;
  std::vector<std::string> providers;
  std::string text;
  JobSort job_sort = JobSort::cost;
  Direction job_direction = Direction::descending;
  TimeZone zone;
};
template <>
struct Shape<Query> {
  static constexpr std::string_view name = "Query";
  static constexpr std::string_view doc =
      "One question about the snapshot. Every panel answers the same query.";
  static constexpr auto fields = std::make_tuple(
      field("now", &Query::now, "the moment at which the question is asked"),
      field("window", &Query::window, "the stretch of time"),
      field("outcome", &Query::outcome, "which results"),
      field("mode", &Query::mode, "which kinds of run"),
      field("jobs", &Query::jobs, "job ids to keep; empty keeps all"),
      field("models", &Query::models, "models to keep, '' for unknown; empty keeps all"),
      field("providers", &Query::providers, "providers to keep, '' for unknown; empty keeps all"),
      field("text", &Query::text,
            "keep jobs whose name, id, model or provider contains it (ASCII case ignored)"),
      field("jobSort", &Query::job_sort, "order of the jobs table"),
      field("jobDirection", &Query::job_direction, "direction of the jobs table"),
      field("zone", &Query::zone, "the time zone in which days begin and schedules fire"));
};

struct RunsRequest {
  Query query;
  std::string job;
  RunSort sort = RunSort::run_time;
  Direction direction = Direction::descending;
  Count offset{0};
  Count limit{200};
};
template <>
struct Shape<RunsRequest> {
  static constexpr std::string_view name = "RunsRequest";
  static constexpr std::string_view doc = "A page of the run history of one job.";
  static constexpr auto fields = std::make_tuple(
      field("query", &RunsRequest::query, "the filters, as in every panel"),
      field("job", &RunsRequest::job, "the job's id"), field("sort", &RunsRequest::sort, "order"),
      field("direction", &RunsRequest::direction, "direction; ties in row order"),
      field("offset", &RunsRequest::offset, "rows to pass over"),
      field("limit", &RunsRequest::limit, "rows wanted at most, 1 to 5000"));
};

}  // namespace cronlens
