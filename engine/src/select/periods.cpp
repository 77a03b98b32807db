// SPDX-License-Identifier: MIT
#include "select/periods.hpp"

#include <cmath>
#include <cstdio>

#include "schedule/civil.hpp"

namespace cronlens::select {

constexpr double kDay = 86'400;

std::int64_t local_day(const Zone& zone, double moment) {
  return static_cast<std::int64_t>(std::floor(zone.to_local(moment) / kDay));
}

std::string day_key(std::int64_t day) {
  const CivilDate date = civil_from_days(day);
  char text[40];
  std::snprintf(text, sizeof text, "%04lld-%02d-%02d", static_cast<long long>(date.year),
                date.month, date.day);
  return text;
}

std::string month_key(std::int64_t day) {
  const std::string key = day_key(day);
  return key.substr(0, key.size() - 3);
}

std::int64_t first_of_month(std::int64_t day) {
  CivilDate date = civil_from_days(day);
  date.day = 1;
  return days_from_civil(date);
}

std::int64_t first_of_next_month(std::int64_t day) {
  const CivilDate date = civil_from_days(day);
  return first_of_month(day) + days_in_month(date.year, date.month);
}

double start_of(const Zone& zone, std::int64_t day) {
  return zone.to_moment(static_cast<double>(day) * kDay);
}

}  // namespace cronlens::select
