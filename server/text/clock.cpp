// SPDX-License-Identifier: MIT
#include "text/clock.hpp"

#include <date/date.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>

#include "text/words.hpp"

namespace cronlens::server::text {
namespace {

using date::sys_seconds;

// The years 0 to 9999: what has four digits.
constexpr double kEarliest = -62167219200.0, kLatest = 253402300800.0;

bool is_date(double moment) {
  return moment >= kEarliest && moment < kLatest;
}

sys_seconds local(double moment, const TimeZone& zone) {
  double offset = 0;
  if (!zone.since.empty()) {
    const auto after = std::upper_bound(zone.since.begin(), zone.since.end(), Instant(moment));
    const auto index = std::max<std::ptrdiff_t>(0, after - zone.since.begin() - 1);
    offset = zone.offset[static_cast<std::size_t>(index)].value;
  }
  const auto whole = static_cast<std::int64_t>(std::floor(moment + offset));
  return sys_seconds{std::chrono::seconds{whole}};
}

std::string date_of(date::sys_days day) {
  const date::year_month_day parts{day};
  std::array<char, 40> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(parts.year()),
                static_cast<unsigned>(parts.month()), static_cast<unsigned>(parts.day()));
  return buffer.data();
}

}  // namespace

std::string Clock::date_time(Instant moment) const {
  if (!moment.is_known() || !is_date(moment.value)) return kUnknown;
  const sys_seconds at = local(moment.value, zone);
  const auto day = date::floor<date::days>(at);
  const date::hh_mm_ss<std::chrono::seconds> time{at - day};
  std::array<char, 40> buffer{};
  std::snprintf(buffer.data(), buffer.size(), " %02d:%02d", static_cast<int>(time.hours().count()),
                static_cast<int>(time.minutes().count()));
  return date_of(day) + buffer.data();
}

std::string Clock::date(Instant moment) const {
  if (!moment.is_known() || !is_date(moment.value)) return kUnknown;
  return date_of(date::floor<date::days>(local(moment.value, zone)));
}

std::string Clock::date_after(int days) const {
  return date_of(date::floor<date::days>(local(now.value, zone)) + date::days{days});
}

std::string Clock::relative(Instant moment) const {
  constexpr double kHour = 3600, kDay = 86400;
  if (!moment.is_known()) return kUnknown;
  const double away = std::abs(now.value - moment.value);
  const double unit = away < kHour ? 60 : away < 2 * kDay ? kHour : kDay;
  const char* letter = unit == kDay ? "d" : unit == kHour ? "h" : "m";
  const std::string size = words(Count(std::floor(away / unit))) + letter;
  return moment.value > now.value ? "in " + size : size + " ago";
}

}  // namespace cronlens::server::text
