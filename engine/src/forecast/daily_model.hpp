// SPDX-License-Identifier: MIT
// Jobs without a schedule that is kept: coming days are like the same weekdays of the last four
// weeks, off by as much as those were off. Days without a run are days too.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "forecast/history.hpp"
#include "select/zone.hpp"
#include "statistics/random.hpp"

namespace cronlens::forecast {

/// A local day to come, or what is left of it.
struct DayAhead {
  std::size_t weekday;
  double part;  // of the whole day
};

/// The days from `now` to `until`.
std::vector<DayAhead> days_ahead(const select::Zone& zone, double now, double until);

class DailyModel {
 public:
  /// From the complete local days before the day of `now`, at most 28, since the job's first run.
  DailyModel(const facts::Facts& facts, const History& history, const select::Zone& zone,
             double now);

  bool is_usable() const { return days_ >= 7; }

  /// What these days cost.
  double draw(const std::vector<DayAhead>& days, statistics::Random& random) const;

 private:
  std::int64_t days_ = 0;
  std::array<double, 7> mean_{};   // by weekday
  std::array<double, 7> error_{};  // how unsure that mean is
  std::vector<double> residuals_;
};

}  // namespace cronlens::forecast
