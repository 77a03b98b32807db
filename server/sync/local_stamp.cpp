// SPDX-License-Identifier: MIT
#include "sync/local_stamp.hpp"

#include <date/date.h>

#include <algorithm>
#include <array>
#include <limits>

namespace cronlens::sync {
namespace {

/// Takes a number of `least` to `most` digits off the front of a text.
std::optional<int> take_number(std::string_view& text, std::size_t least, std::size_t most) {
  int number = 0;
  std::size_t length = 0;
  while (length < most && length < text.size() && text[length] >= '0' && text[length] <= '9') {
    number = number * 10 + (text[length++] - '0');
  }
  if (length < least) return std::nullopt;
  text.remove_prefix(length);
  return number;
}

bool take(std::string_view& text, char wanted) {
  if (text.empty() || text.front() != wanted) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

std::optional<double> local_stamp(std::string_view text) {
  struct Field {
    std::size_t least, most;
    int low, high;
    char after;
  };
  constexpr auto kFields = std::to_array<Field>({{4, 4, 1, 9999, '-'},
                                                 {1, 2, 1, 12, '-'},
                                                 {1, 2, 1, 31, '_'},
                                                 {1, 2, 0, 23, '-'},
                                                 {1, 2, 0, 59, '-'},
                                                 {1, 2, 0, 59, '\0'}});
  std::array<int, kFields.size()> values{};
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    const auto& field = kFields[i];
    const auto value = take_number(text, field.least, field.most);
    if (!value || *value < field.low || *value > field.high) return std::nullopt;
    if (field.after != '\0' && !take(text, field.after)) return std::nullopt;
    values[i] = *value;
  }
  const date::year_month_day day{date::year(values[0]),
                                 date::month(static_cast<unsigned>(values[1])),
                                 date::day(static_cast<unsigned>(values[2]))};
  if (!text.empty() || !day.ok()) return std::nullopt;
  const double days = date::sys_days(day).time_since_epoch().count();
  return days * 86400 + values[3] * 3600.0 + values[4] * 60.0 + values[5];
}

double moment_of(double local, const TimeZone& zone) {
  const std::size_t count = zone.offset.size();
  if (count == 0) return local;
  const auto begins = [&](std::size_t i) { return i == 0 ? -1e300 : zone.since[i].value; };
  const auto ends = [&](std::size_t i) { return i + 1 < count ? zone.since[i + 1].value : 1e300; };
  for (std::size_t i = 0; i < count; ++i) {
    const double moment = local - zone.offset[i].value;
    if (moment >= ends(i)) continue;
    // Before this period and after the one before it: the clock jumped over that time.
    return moment >= begins(i) ? moment : local - zone.offset[i - 1].value;
  }
  return local;
}

}  // namespace cronlens::sync
