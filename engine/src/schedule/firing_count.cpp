// SPDX-License-Identifier: MIT
#include "schedule/firing_count.hpp"

#include <algorithm>
#include <bit>

namespace cronlens {
namespace {

using DayFields = CronExpression::DayFields;

// All searching is done in whole seconds since 1970: expressions fire on nothing finer.
constexpr std::int64_t kMicrosPerSecond = 1'000'000;
constexpr std::int64_t kSecondsPerDay = 86'400;

constexpr std::int64_t kHorizonYears = 50;
// The calendar of the reference, Python's datetime, has the years 1 to 9999.
constexpr std::int64_t kLastCalendarYear = 9'999;
constexpr std::int64_t kFirstCalendarSecond = days_from_civil({1, 1, 1}) * kSecondsPerDay;

std::int64_t day_of(std::int64_t second) {
  return floor_div(second, kSecondsPerDay);
}

int second_of_day(std::int64_t second) {
  return static_cast<int>(second - day_of(second) * kSecondsPerDay);
}

/// The first firing day that is `from_day` or later, and not after `last_year`.
std::optional<std::int64_t> next_firing_day(const CronExpression& cron, DayFields obeyed,
                                            std::int64_t from_day, std::int64_t last_year) {
  CivilDate date = civil_from_days(from_day);
  std::uint32_t days_left = ~std::uint32_t{0} << date.day;
  for (; date.year <= last_year; ++date.year, date.month = 1) {
    for (; date.month <= 12; ++date.month) {
      const std::uint32_t days = cron.firing_days(obeyed, date.year, date.month) & days_left;
      if (days != 0) return days_from_civil({date.year, date.month, std::countr_zero(days)});
      days_left = ~std::uint32_t{0};
    }
  }
  return std::nullopt;
}

std::optional<std::int64_t> next_second(const CronExpression& cron, DayFields obeyed,
                                        std::int64_t after) {
  const std::int64_t search_start = after + cron.resolution_seconds();
  const std::int64_t horizon = civil_from_days(day_of(search_start)).year + kHorizonYears;
  const std::int64_t today = day_of(after + 1);
  const int passed_today = cron.times().count_before(second_of_day(after + 1));
  const bool some_left_today = passed_today < cron.times().per_day();
  const auto day = next_firing_day(cron, obeyed, some_left_today ? today : today + 1,
                                   std::min(horizon, kLastCalendarYear));
  if (!day) return std::nullopt;
  return *day * kSecondsPerDay + cron.times().at(*day == today ? passed_today : 0);
}

std::optional<std::int64_t> next_second(const CronExpression& cron, std::int64_t after) {
  if (!cron.restricts_both_day_fields()) return next_second(cron, DayFields::both, after);
  const auto by_month = next_second(cron, DayFields::day_of_month, after);
  const auto by_week = next_second(cron, DayFields::day_of_week, after);
  if (!by_month || !by_week) return std::nullopt;
  return std::min(*by_month, *by_week);
}

/// A fraction of a second changes neither which firings are later than `time` nor which are not.
std::int64_t whole_second(LocalTime time) {
  return std::max(floor_div(time.micros, kMicrosPerSecond), kFirstCalendarSecond - 1);
}

}  // namespace

std::optional<LocalTime> next_firing(const CronExpression& cron, LocalTime after) {
  const auto second = next_second(cron, whole_second(after));
  if (!second) return std::nullopt;
  return LocalTime{*second * kMicrosPerSecond};
}

std::int64_t count_cron_firings(const CronExpression& cron, LocalTime from, LocalTime to) {
  const TimesOfDay& times = cron.times();
  const std::int64_t end = whole_second(to);
  std::int64_t after = whole_second(from);
  std::int64_t count = 0;
  while (count < kMaxCronFirings) {
    const auto first = next_second(cron, after);
    if (!first) return 0;
    if (*first > end) break;
    const std::int64_t day_start = day_of(*first) * kSecondsPerDay;
    const std::int64_t last_of_day = day_start + times.at(times.per_day() - 1);
    const int passed = times.count_before(second_of_day(*first));
    if (end < last_of_day) {
      // The next firing is known to be on this day, after the end: no search that could fail.
      count += times.count_before(second_of_day(end) + 1) - passed;
      break;
    }
    count += times.per_day() - passed;
    after = last_of_day;
  }
  return std::min(count, kMaxCronFirings);
}

std::int64_t count_interval_firings(double minutes, double seconds) {
  constexpr double kMostExact = 9'007'199'254'740'992.0;  // 2^53
  if (!(minutes > 0.0)) return 0;
  const double count = seconds / (minutes * 60.0);
  // Written so that not-a-number fails the test.
  if (!(count >= 1.0)) return 0;
  return static_cast<std::int64_t>(std::min(count, kMostExact));
}

}  // namespace cronlens
