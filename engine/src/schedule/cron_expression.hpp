// SPDX-License-Identifier: MIT
// A cron expression as croniter 6.2.4 reads it, the library whose counts ours must equal, quirks
// included: five fields, optionally a sixth for seconds and a seventh for years, or an @alias.
// It knows on which days of a month and at which times of a day it fires; firing_count.hpp walks
// from one firing to the next.
#pragma once

#include <array>
#include <bit>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>

namespace cronlens {

/// Sets of small numbers in one word: bit n stands for n.
namespace bits {
constexpr bool has(std::uint64_t set, int n) {
  return (set >> n & 1) != 0;
}
constexpr std::uint64_t all_before(int n) {
  return (std::uint64_t{1} << n) - 1;
}
/// The member with that index in rising order. Requires: 0 <= index < popcount(set).
constexpr int at(std::uint64_t set, int index) {
  for (; index > 0; --index) set &= set - 1;
  return std::countr_zero(set);
}
}  // namespace bits

/// The times an expression fires at on each of its days: every listed second of every listed
/// minute of every listed hour. Requires: none of the sets is empty.
struct TimesOfDay {
  std::uint64_t hours = 1;
  std::uint64_t minutes = 1;
  std::uint64_t seconds = 1;

  constexpr int per_minute() const { return std::popcount(seconds); }
  constexpr int per_hour() const { return std::popcount(minutes) * per_minute(); }
  constexpr int per_day() const { return std::popcount(hours) * per_hour(); }

  /// How many of the times are earlier than that second of the day, 0 to 86,400.
  constexpr int count_before(int second_of_day) const {
    const int hour = second_of_day / 3'600;
    const int minute = second_of_day / 60 % 60;
    int count = std::popcount(hours & bits::all_before(hour)) * per_hour();
    if (!bits::has(hours, hour)) return count;
    count += std::popcount(minutes & bits::all_before(minute)) * per_minute();
    if (!bits::has(minutes, minute)) return count;
    return count + std::popcount(seconds & bits::all_before(second_of_day % 60));
  }

  /// The time with that index in rising order, as a second of the day.
  /// Requires: 0 <= index < per_day().
  constexpr int at(int index) const {
    return bits::at(hours, index / per_hour()) * 3'600 +
           bits::at(minutes, index % per_hour() / per_minute()) * 60 +
           bits::at(seconds, index % per_minute());
  }
};

class CronExpression {
 public:
  /// Which of the two day fields a day must satisfy.
  enum class DayFields { both, day_of_month, day_of_week };

  /// Returns: nullopt when croniter would refuse the text.
  static std::optional<CronExpression> parse(std::string_view text);

  const TimesOfDay& times() const { return times_; }
  /// The grid a search moves on: seconds when there is a field for them, else minutes.
  int resolution_seconds() const { return has_seconds_ ? 1 : 60; }

  /// When true, a day fires if either field alone is satisfied; when false, if both are.
  bool restricts_both_day_fields() const { return !any_day_of_month_ && !any_day_of_week_; }

  /// Returns: bit n set for each day n of the month that fires when only `obeyed` counts. A
  /// nearest weekday (15W) and an nth weekday (1#2, L5) are obeyed even so, as in croniter.
  std::uint32_t firing_days(DayFields obeyed, std::int64_t year, int month) const;

  static constexpr int kFirstYear = 1970;
  static constexpr int kLastYear = 2099;

 private:
  bool fires_in_year(std::int64_t year) const;
  std::uint32_t days_by_month_field(std::int64_t year, int month) const;
  std::uint32_t days_by_week_field(std::int64_t year, int month) const;

  TimesOfDay times_;
  bool has_seconds_ = false;

  std::uint32_t days_of_month_ = 0;  // bit n: day n
  bool last_day_of_month_ = false;
  int nearest_weekday_ = 0;  // the n of nW, or 0
  bool any_day_of_month_ = false;

  std::uint32_t days_of_week_ = 0;                  // bit 0: Sunday
  std::array<std::uint8_t, 7> nth_days_of_week_{};  // bit n: the nth in the month; bit 0: the last
  bool has_nth_day_of_week_ = false;
  bool any_day_of_week_ = false;

  std::uint32_t months_ = 0;  // bit n: month n
  std::bitset<kLastYear - kFirstYear + 1> years_;
  bool any_year_ = false;
};

}  // namespace cronlens
