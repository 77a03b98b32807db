// SPDX-License-Identifier: MIT
// What the rest of the month, or the next 30 days, will cost: the firings that remain, times what
// runs have cost, with how sure that is. The same file, moment and zone give the same digits on
// every build.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cronlens/engine.hpp"

namespace cronlens::forecast {

enum class Horizon { month_end, next_30_days };

/// How a job's share was found.
enum class Method {
  nothing_to_come,  // no firing remains, or the job is paused
  log_normal,       // predictive draws from a log-normal with unknown mean and spread
  student_t,        // the costs are too skewed for it: mean and spread of the costs themselves
  point,            // fewer than 5 known costs: mean times firings, without a range
  daily,            // no schedule that is kept: days like those of the last four weeks
  unknown,          // not enough is known
};
std::string_view name_of(Method method);

struct Range {
  double p10 = 0, p50 = 0, p90 = 0;
};

struct JobForecast {
  std::string job, name;
  Method method = Method::unknown;
  double spent = 0;                      // in the window so far; exact
  std::int64_t runs = 0, unknown = 0;    // of the window so far; those whose cost is not known
  std::int64_t costs = 0;                // known costs that the forecast rests on, at most 30
  std::optional<double> changed_level;   // since when they are on another level than before
  std::optional<double> climb;           // of a run's cost, per run, where 80 % likely
  std::optional<std::int64_t> firings;   // that remain; absent where no schedule is gone by
  std::optional<double> kept;            // the part of earlier firings that did run
  std::optional<Range> total;            // of the whole window; absent without a range
  std::optional<double> point;           // of the whole window
  std::optional<double> nominal, trend;  // per 30 days, as in the jobs table
  bool is_capped = false;                // a draw was cut at ten times the dearest run
  std::vector<double> past;              // spent by each of `past_days`
  std::vector<double> draws;             // of the whole window, by number of the draw; may be empty
  std::vector<double> come;              // by day: the part of what is to come that came by its end

  /// False where not one of the runs has a known cost: nobody knows what was spent.
  bool is_spent_known() const { return unknown < runs || runs == 0; }
};

struct Forecast {
  Horizon horizon = Horizon::month_end;
  double since = 0, now = 0, until = 0;
  double spent = 0;
  std::optional<Range> total;  // of the jobs that have a range, and the points of those that do not
  std::int64_t without_range = 0;  // jobs in `total` by a point only
  std::int64_t left_out = 0;       // jobs that may run but of which nothing can be said
  std::optional<double> nominal, trend;
  std::vector<JobForecast> jobs;  // by id
  std::vector<double> draws;      // of the total, in rising order
  std::vector<double> past_days;  // the ends of the local days since `since`, and `now`
  std::vector<double> days;       // the ends of the local days from that of `now` to `until`

  /// As of a job: of all of them together.
  bool is_spent_known() const {
    std::int64_t runs = 0, unknown = 0;
    for (const JobForecast& job : jobs) runs += job.runs, unknown += job.unknown;
    return unknown < runs || runs == 0;
  }
};

struct Request {
  double now = 0;
  TimeZone zone;
  Horizon horizon = Horizon::month_end;
};

/// Uses the runs before `now` only. The jobs are drawn as if independent of each other.
Result<Forecast> make_forecast(const Engine& engine, const Request& request);

/// The part of the draws above a limit; nothing without draws.
std::optional<double> chance_above(const Forecast& forecast, double limit);

/// What some jobs will have cost together by the end of each of `days`. What a job has to come is
/// spread over its firings, or over time where it has none.
struct Path {
  double spent = 0;
  std::vector<double> past;  // spent by each of `past_days`
  std::vector<Range> by_day;
  std::vector<double> draws;  // of the whole window, in rising order
  std::int64_t without_range = 0, left_out = 0;
};

/// Nothing where none of the jobs has a forecast.
std::optional<Path> path_of(const Forecast& forecast, const std::vector<const JobForecast*>& jobs);

struct BackTest {
  std::string month;
  double truth = 0;
  std::optional<Range> total;
  bool is_within = false;  // the truth lies between p10 and p90
};

/// What would have been said ten days into the month that lies `months` before that of `now`,
/// beside the truth. Nothing where the file does not know that month whole, or it lies 24 months
/// back.
Result<std::optional<BackTest>> back_test_month(const Engine& engine, double now,
                                                const TimeZone& zone, std::int64_t months);

/// The same of each completed month of the file.
Result<std::vector<BackTest>> back_test(const Engine& engine, double now, const TimeZone& zone);

}  // namespace cronlens::forecast
