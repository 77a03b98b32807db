// SPDX-License-Identifier: MIT
#include "measures/projection.hpp"

#include <algorithm>
#include <cmath>

#include "measures/measures.hpp"
#include "measures/rounding.hpp"

namespace cronlens::measures {
namespace {

constexpr double kDay = 86400;
constexpr int kMoneyDigits = 4;
constexpr int kRatioDigits = 2;

LocalTime plus_days(LocalTime from, double days) {
  // Far beyond any calendar, so that no number of days can overflow.
  constexpr double kFar = 4e18;
  const double micros = std::clamp(days * kDay * 1e6, -kFar, kFar);
  return LocalTime{from.micros + static_cast<std::int64_t>(std::llround(micros))};
}

bool has_kind(const Schedule* schedule) {
  return schedule != nullptr && schedule->kind != Schedule::Kind::none;
}

void add_nominal(Projection& made, const Observed& observed, const Schedule& schedule,
                 const Moment& moment) {
  const double mean = round_decimal(observed.mean_cost.value_or(0), kMoneyDigits);
  for (std::size_t i = 0; i < kHorizons.size(); ++i) {
    made.scheduled[i] =
        moment.firings.count(schedule, moment.now, plus_days(moment.now, kHorizons[i]));
    made.nominal[i] = round_decimal(mean * static_cast<double>(*made.scheduled[i]), kMoneyDigits);
  }
}

void add_trend(Projection& made, const Observed& observed, double days) {
  if (!observed.cost || observed.runs == 0) return;
  const double per_day = round_decimal(*observed.cost, kMoneyDigits) / days;
  for (std::size_t i = 0; i < kHorizons.size(); ++i) {
    made.trend[i] = round_decimal(per_day * kHorizons[i], kMoneyDigits);
  }
}

std::optional<double> drift(const Observed& observed, const Schedule& schedule,
                            const Moment& moment, double days) {
  const auto scheduled =
      moment.firings.count(schedule, plus_days(moment.window_end, -days), moment.window_end);
  if (scheduled <= 0) return std::nullopt;
  return round_decimal(observed.runs / static_cast<double>(scheduled), kRatioDigits);
}

}  // namespace

Observed observe(const totals::Totals& totals) {
  return {runs(totals), cost(totals), mean_cost(totals), totals.first_run, totals.last_run};
}

double observed_days(const Observed& observed, double window_days) {
  if (window_days > 0) return window_days;
  // A time of exactly 0 is a missing one (Cronalytics 3.2).
  const bool both = observed.first_run != 0 && observed.last_run != 0;
  return both && observed.last_run > observed.first_run
             ? (observed.last_run - observed.first_run) / kDay
             : 0;
}

Projection project(const Observed& observed, const Schedule* schedule, const Moment& moment) {
  Projection made;
  if (has_kind(schedule)) add_nominal(made, observed, *schedule, moment);
  const double days = observed_days(observed, moment.window_days);
  if (days > 0) {
    made.observed_days = round_decimal(days, 1);
    add_trend(made, observed, days);
    if (has_kind(schedule)) made.drift = drift(observed, *schedule, moment, days);
  }
  if (made.trend[0] && made.nominal[0] && *made.nominal[0] > 0) {
    made.pace = round_decimal(*made.trend[0] / *made.nominal[0], kRatioDigits);
  }
  return made;
}

}  // namespace cronlens::measures
