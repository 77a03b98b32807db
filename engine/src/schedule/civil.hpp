// SPDX-License-Identifier: MIT
// The proleptic Gregorian calendar in whole days since 1970-01-01, and naive local time on it.
// Nothing here knows a time zone: every day has 24 hours. The conversions follow the algorithms
// that Howard Hinnant published as "chrono-Compatible Low-Level Date Algorithms".
#pragma once

#include <compare>
#include <cstdint>

namespace cronlens {

/// What a clock on the wall shows, as microseconds since it showed 1970-01-01T00:00:00.
struct LocalTime {
  std::int64_t micros = 0;

  friend constexpr auto operator<=>(LocalTime, LocalTime) = default;
};

struct CivilDate {
  std::int64_t year = 1970;
  int month = 1;  // 1 to 12
  int day = 1;    // 1 to 31

  friend constexpr bool operator==(const CivilDate&, const CivilDate&) = default;
};

/// The quotient rounded down, so that times before 1970 fall into the day they belong to.
/// Requires: divisor > 0.
constexpr std::int64_t floor_div(std::int64_t value, std::int64_t divisor) {
  return value / divisor - (value % divisor < 0 ? 1 : 0);
}

constexpr bool is_leap_year(std::int64_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

constexpr int days_in_month(std::int64_t year, int month) {
  if (month == 2) return is_leap_year(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// Both conversions begin the year in March: the leap day is then the last of its year, and the
// lengths of the months before it repeat every five months, 153 days. An era is 400 years.
inline constexpr std::int64_t kDaysPerEra = 146'097;
inline constexpr std::int64_t kEraStartToEpoch = 719'468;  // 0000-03-01 to 1970-01-01

constexpr std::int64_t days_from_civil(const CivilDate& date) {
  const std::int64_t year = date.month > 2 ? date.year : date.year - 1;
  const std::int64_t era = floor_div(year, 400);
  const std::int64_t year_of_era = year - era * 400;
  const int months_since_march = (date.month + 9) % 12;
  const int day_of_year = (153 * months_since_march + 2) / 5 + date.day - 1;
  const std::int64_t leap_days = year_of_era / 4 - year_of_era / 100;
  return era * kDaysPerEra + year_of_era * 365 + leap_days + day_of_year - kEraStartToEpoch;
}

constexpr CivilDate civil_from_days(std::int64_t days) {
  const std::int64_t since_start = days + kEraStartToEpoch;
  const std::int64_t era = floor_div(since_start, kDaysPerEra);
  const std::int64_t day_of_era = since_start - era * kDaysPerEra;
  const std::int64_t leap_days = day_of_era / 1'460 - day_of_era / 36'524 + day_of_era / 146'096;
  const std::int64_t year_of_era = (day_of_era - leap_days) / 365;
  const std::int64_t year_start = year_of_era * 365 + year_of_era / 4 - year_of_era / 100;
  const int day_of_year = static_cast<int>(day_of_era - year_start);
  const int months_since_march = (5 * day_of_year + 2) / 153;
  const int month = (months_since_march + 2) % 12 + 1;
  const int day = day_of_year - (153 * months_since_march + 2) / 5 + 1;
  return {era * 400 + year_of_era + (month > 2 ? 0 : 1), month, day};
}

/// Returns: 0 for Sunday to 6 for Saturday.
constexpr int weekday(std::int64_t days) {
  const std::int64_t since_sunday = days + 4;  // 1970-01-01 was a Thursday
  return static_cast<int>(since_sunday - floor_div(since_sunday, 7) * 7);
}

/// Returns: the day from Monday to Friday nearest to `day`, or to the last day of a shorter month,
/// without leaving the month: around Sunday 2026-05-31 that is Friday the 29th.
constexpr int nearest_weekday(std::int64_t year, int month, int day) {
  const int last = days_in_month(year, month);
  if (day > last) day = last;
  const int on = weekday(days_from_civil({year, month, day}));
  if (on == 6) return day > 1 ? day - 1 : day + 2;
  if (on == 0) return day < last ? day + 1 : day - 2;
  return day;
}

}  // namespace cronlens
