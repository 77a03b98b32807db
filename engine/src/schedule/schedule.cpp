// SPDX-License-Identifier: MIT
#include "schedule/schedule.hpp"

#include "schedule/cron_expression.hpp"
#include "schedule/firing_count.hpp"

namespace cronlens {
namespace {

/// Subtracted as doubles, which cannot overflow and are exact to the microsecond until 2255.
double seconds_between(LocalTime from, LocalTime to) {
  return (static_cast<double>(to.micros) - static_cast<double>(from.micros)) / 1e6;
}

}  // namespace

Schedule::Kind schedule_kind_from(std::string_view text) {
  if (text == "cron") return Schedule::Kind::cron;
  if (text == "interval") return Schedule::Kind::interval;
  if (text == "once") return Schedule::Kind::once;
  return Schedule::Kind::other;
}

std::int64_t count_firings(const Schedule& schedule, LocalTime from, LocalTime to) {
  if (schedule.kind == Schedule::Kind::interval) {
    return count_interval_firings(schedule.minutes, seconds_between(from, to));
  }
  if (schedule.kind != Schedule::Kind::cron) return 0;
  const auto cron = CronExpression::parse(schedule.expression);
  return cron ? count_cron_firings(*cron, from, to) : 0;
}

}  // namespace cronlens
