// SPDX-License-Identifier: MIT
#include "forecast/daily_model.hpp"

#include <algorithm>
#include <cmath>

#include "schedule/civil.hpp"
#include "select/periods.hpp"

namespace cronlens::forecast {
namespace {

constexpr std::int64_t kMostDays = 28;

}  // namespace

DailyModel::DailyModel(const facts::Facts& facts, const History& history, const select::Zone& zone,
                       double now) {
  if (history.empty()) return;
  const std::int64_t today = select::local_day(zone, now);
  const std::int64_t first = select::local_day(zone, facts.run_time[history.rows.front()]);
  days_ = std::min(kMostDays, today - first);
  if (!is_usable()) return;
  std::array<double, 7> count{};
  std::vector<double> costs;
  for (std::int64_t day = today - days_; day < today; ++day) {
    const double since = select::start_of(zone, day), until = select::start_of(zone, day + 1);
    costs.push_back(spent_between(facts, history, since, until));
    const auto on = static_cast<std::size_t>(weekday(day));
    mean_[on] += costs.back();
    ++count[on];
  }
  for (std::size_t on = 0; on < 7; ++on) mean_[on] /= count[on];
  double squares = 0;
  for (std::int64_t i = 0; i < days_; ++i) {
    const auto on = static_cast<std::size_t>(weekday(today - days_ + i));
    // A mean of few days lies too near to them: what is left over is scaled up for that.
    const double scale = count[on] > 1 ? std::sqrt(count[on] / (count[on] - 1)) : 1;
    residuals_.push_back((costs[static_cast<std::size_t>(i)] - mean_[on]) * scale);
    squares += residuals_.back() * residuals_.back();
  }
  const double deviation = std::sqrt(squares / static_cast<double>(days_));
  for (std::size_t on = 0; on < 7; ++on) error_[on] = deviation / std::sqrt(count[on]);
}

std::vector<DayAhead> days_ahead(const select::Zone& zone, double now, double until) {
  std::vector<DayAhead> days;
  for (std::int64_t day = select::local_day(zone, now); select::start_of(zone, day) < until;
       ++day) {
    const double begin = select::start_of(zone, day), end = select::start_of(zone, day + 1);
    const double part = (std::min(end, until) - std::max(begin, now)) / (end - begin);
    days.push_back({static_cast<std::size_t>(weekday(day)), part});
  }
  return days;
}

double DailyModel::draw(const std::vector<DayAhead>& days, statistics::Random& random) const {
  std::array<double, 7> mean = mean_;
  for (std::size_t on = 0; on < 7; ++on) mean[on] += error_[on] * random.normal();
  double sum = 0;
  for (const DayAhead& day : days) {
    const auto place = static_cast<std::size_t>(random.uniform() * static_cast<double>(days_));
    sum += day.part * std::max(mean[day.weekday] + residuals_[place], 0.0);
  }
  return sum;
}

}  // namespace cronlens::forecast
