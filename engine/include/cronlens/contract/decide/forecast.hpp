// SPDX-License-Identifier: MIT
// What the month, or the next 30 days, will cost, as the page shows it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cronlens/contract/decide/measure.hpp"
#include "cronlens/contract/decide/what_if.hpp"

namespace cronlens {

enum class ForecastSpan { month, next_30_days };
template <>
struct Names<ForecastSpan> {
  static constexpr std::string_view name = "ForecastSpan";
  static constexpr std::string_view doc = "The stretch of time that is forecast.";
  static constexpr auto values = std::to_array<EnumValue>({
      {"month", "the calendar month of `now`, from its first day"},
      {"next_30_days", "30 days from `now` on"},
  });
};

struct ForecastRequest {
  Query query;
  ForecastSpan span = ForecastSpan::month;
  Scenario scenario;
};
template <>
struct Shape<ForecastRequest> {
  static constexpr std::string_view name = "ForecastRequest";
  static constexpr std::string_view doc =
      "A forecast of the jobs that the filters keep, each by all of its runs before `now`.";
  static constexpr auto fields = std::make_tuple(
      field("query", &ForecastRequest::query,
            "which jobs; its window is what a scenario's changes are measured on"),
      field("span", &ForecastRequest::span, ""),
      field("scenario", &ForecastRequest::scenario, "of the what-if; it changes what is to come"));
};

struct CostPath {
  std::vector<Instant> past_at;
  std::vector<Usd> past;
  std::vector<Instant> at;
  std::vector<Usd> p10, p50, p90;
};
template <>
struct Shape<CostPath> {
  static constexpr std::string_view name = "CostPath";
  static constexpr std::string_view doc =
      "What has been spent by the end of each day, and will have been.";
  static constexpr auto fields = std::make_tuple(
      field("pastAt", &CostPath::past_at, "ends of local days, and now"),
      field("past", &CostPath::past, "spent by then"),
      field("at", &CostPath::at, "ends of local days from today's on"),
      field("p10", &CostPath::p10, "1 in 10 is below"), field("p50", &CostPath::p50, "the middle"),
      field("p90", &CostPath::p90, "1 in 10 is above"));
};

struct ForecastJobs {
  std::vector<std::string> ids, names, methods;
  std::vector<Usd> spent, p10, p50, p90, point, nominal, trend, changed;
  std::vector<Count> costs, firings, capped;
  std::vector<Fraction> kept, climb;
  std::vector<Instant> changed_level;
};
template <>
struct Shape<ForecastJobs> {
  static constexpr std::string_view name = "ForecastJobs";
  static constexpr std::string_view doc = "The jobs of a forecast, the dearest first.";
  static constexpr auto fields = std::make_tuple(
      field("ids", &ForecastJobs::ids, ""), field("names", &ForecastJobs::names, ""),
      field("methods", &ForecastJobs::methods,
            "nothing_to_come, log_normal, student_t, point, daily or unknown"),
      field("spent", &ForecastJobs::spent, "so far"),
      field("p10", &ForecastJobs::p10, "unknown without a range"),
      field("p50", &ForecastJobs::p50, ""), field("p90", &ForecastJobs::p90, ""),
      field("point", &ForecastJobs::point, "the mean; all there is with fewer than 5 costs"),
      field("nominal", &ForecastJobs::nominal, "30 days by the schedule"),
      field("trend", &ForecastJobs::trend, "30 days by the last 30"),
      field("changed", &ForecastJobs::changed,
            "p50, or the point, with the scenario; unknown where that has no figure"),
      field("costs", &ForecastJobs::costs, "known costs that it rests on, at most 30"),
      field("firings", &ForecastJobs::firings,
            "that remain, by the schedule; unknown where it has none that is gone by"),
      field("capped", &ForecastJobs::capped, "1 where a draw was cut at ten times the dearest run"),
      field("kept", &ForecastJobs::kept, "the part of earlier firings that did run"),
      field("climb", &ForecastJobs::climb,
            "of a run's cost, from run to run, below 0 for a fall; unknown where the costs make "
            "either less than 80 % likely, or have moved to another level"),
      field("changedLevel", &ForecastJobs::changed_level,
            "since when those costs are on another level than before"));
};

struct ForecastAnswer {
  Instant since{0}, now{0}, until{0};
  DecideFigure spent, expected, low, high, nominal, trend;
  CostPath path;
  ForecastJobs jobs;
  Count without_range{0};
  bool is_changed = false;
  Usd changed_low{0}, changed_expected{0}, changed_high{0};
  std::vector<Usd> changed_path;
  Count changed_unknown{0};
};
template <>
struct Shape<ForecastAnswer> {
  static constexpr std::string_view name = "ForecastAnswer";
  static constexpr std::string_view doc =
      "A forecast, and what a scenario makes of it. Jobs of which nothing can be said are left "
      "out.";
  static constexpr auto fields = std::make_tuple(
      field("since", &ForecastAnswer::since, ""), field("now", &ForecastAnswer::now, ""),
      field("until", &ForecastAnswer::until, ""), field("spent", &ForecastAnswer::spent, ""),
      field("expected", &ForecastAnswer::expected, ""), field("low", &ForecastAnswer::low, ""),
      field("high", &ForecastAnswer::high, ""), field("nominal", &ForecastAnswer::nominal, ""),
      field("trend", &ForecastAnswer::trend, ""), field("path", &ForecastAnswer::path, ""),
      field("jobs", &ForecastAnswer::jobs, ""),
      field("withoutRange", &ForecastAnswer::without_range, "jobs that are in by a point only"),
      field("isChanged", &ForecastAnswer::is_changed, "the scenario changes a job of these"),
      field("changedLow", &ForecastAnswer::changed_low, "p10 with the scenario"),
      field("changedExpected", &ForecastAnswer::changed_expected, "p50 with the scenario"),
      field("changedHigh", &ForecastAnswer::changed_high, "p90 with the scenario"),
      field("changedPath", &ForecastAnswer::changed_path, "p50 with the scenario, by path.at"),
      field("changedUnknown", &ForecastAnswer::changed_unknown,
            "changed jobs without a figure for the change: they stay as they are"));
};

struct BackTestRequest {
  Query query;
  Count months{24};
};
template <>
struct Shape<BackTestRequest> {
  static constexpr std::string_view name = "BackTestRequest";
  static constexpr std::string_view doc =
      "What would have been said ten days into each completed month of the file, of all jobs.";
  static constexpr auto fields = std::make_tuple(
      field("query", &BackTestRequest::query, "its moment and its zone"),
      field("months", &BackTestRequest::months,
            "the newest at most, 1 to 24; those that were asked for before cost nothing"));
};

struct BackTests {
  std::vector<std::string> months;
  std::vector<Usd> truth, p10, p50, p90;
  std::vector<Count> within;
  DecideFigure held;
  bool is_whole = false;
};
template <>
struct Shape<BackTests> {
  static constexpr std::string_view name = "BackTests";
  static constexpr std::string_view doc = "Forecasts of past months beside the truth.";
  static constexpr auto fields = std::make_tuple(
      field("months", &BackTests::months, "as 2026-07"),
      field("truth", &BackTests::truth, "what the month did cost"),
      field("p10", &BackTests::p10, "unknown where nothing could be said"),
      field("p50", &BackTests::p50, ""), field("p90", &BackTests::p90, ""),
      field("within", &BackTests::within, "1 where the truth lies between p10 and p90"),
      field("held", &BackTests::held, "the part of the months that did"),
      field("isWhole", &BackTests::is_whole,
            "the file knows no month before these, or they are 24"));
};

}  // namespace cronlens
