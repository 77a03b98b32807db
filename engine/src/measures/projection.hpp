// SPDX-License-Identifier: MIT
// Every extrapolation. Rounding is part of the definition (Cronalytics 1.1.0): money to 4 decimals
// before it is used further, ratios to 2, so that both products name the same amounts.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "schedule/firing_memo.hpp"
#include "totals/totals.hpp"

namespace cronlens::measures {

/// The days that projections look ahead.
inline constexpr std::array<int, 3> kHorizons{30, 90, 365};

/// When a projection is made, and over which days a job was observed.
struct Moment {
  LocalTime now;
  LocalTime window_end;
  double window_days = 0;  // 0 = all time: from the job's first run to its last
  FiringMemo& firings;
};

struct Projection {
  // By horizon; absent without a schedule.
  std::array<std::optional<std::int64_t>, 3> scheduled;
  std::array<std::optional<double>, 3> nominal;
  // By horizon; absent without an observed window or a known cost.
  std::array<std::optional<double>, 3> trend;
  std::optional<double> pace;
  std::optional<double> drift;
  std::optional<double> observed_days;
};

/// What a projection is made from.
struct Observed {
  double runs = 0;
  std::optional<double> cost;
  std::optional<double> mean_cost;
  double first_run = 0, last_run = 0;
};

Observed observe(const totals::Totals& totals);

/// Days observed: the window, or the span of the runs; 0 when there is none.
double observed_days(const Observed& observed, double window_days);

/// `schedule` may be null: a job that jobs.json does not list. Worked example: 4 runs, $2 in all,
/// seen over 8 days, scheduled daily: nominal 30 d = 0.5 * 30 = 15, trend 30 d = 2/8*30 = 7.5,
/// pace 0.5, drift 4/8 = 0.5.
Projection project(const Observed& observed, const Schedule* schedule, const Moment& moment);

}  // namespace cronlens::measures
