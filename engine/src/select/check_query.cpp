// SPDX-License-Identifier: MIT
#include "select/check_query.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace cronlens::select {
namespace {

constexpr double kMaxMoment = 1e11;       // the year 5138
constexpr double kMaxOffset = 2 * 86400;  // no zone is further from UTC

bool is_moment(double value) {
  return std::abs(value) <= kMaxMoment;
}

bool is_zone(const TimeZone& zone) {
  return zone.since.size() == zone.offset.size() &&
         std::is_sorted(zone.since.begin(), zone.since.end()) &&
         std::all_of(zone.since.begin(), zone.since.end(),
                     [](Instant each) { return is_moment(each.value); }) &&
         std::all_of(zone.offset.begin(), zone.offset.end(),
                     [](Seconds each) { return std::abs(each.value) <= kMaxOffset; });
}

std::optional<Error> refuse(const char* why) {
  return make_error(ErrorCode::bad_query, why);
}

}  // namespace

Error out_of_range(const std::string& field, double found, const std::string& wanted) {
  char number[32];
  std::snprintf(number, sizeof number, "%.15g", found);
  return make_error(ErrorCode::bad_query, field + ": " + number + " is not " + wanted);
}

std::optional<Error> check_query(const Query& query) {
  const Window& window = query.window;
  if (!is_moment(query.now.value)) {
    return out_of_range("query.now", query.now.value, "a moment in seconds since 1970");
  }
  if (!is_zone(query.zone)) {
    return refuse(
        "query.zone: since and offset need equal lengths, ascending moments, sane offsets");
  }
  if (window.kind == WindowKind::last_days &&
      !(window.days.value > 0 && window.days.value <= kMaxMoment / 86400)) {
    return out_of_range("query.window.days", window.days.value,
                        "more than 0 and at most 1,157,407");
  }
  if (window.kind == WindowKind::range &&
      !(is_moment(window.since.value) && is_moment(window.until.value) &&
        window.since.value < window.until.value)) {
    return refuse("query.window: since must come before until");
  }
  return std::nullopt;
}

}  // namespace cronlens::select
