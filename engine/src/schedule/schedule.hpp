// SPDX-License-Identifier: MIT
// A job's schedule in the three kinds that Hermes writes, and how often it fires.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "schedule/civil.hpp"

namespace cronlens {

struct Schedule {
  enum class Kind { none, cron, interval, once, other };

  Kind kind = Kind::none;
  std::string expression;  // of a cron schedule
  double minutes = 0.0;    // of an interval; 0 when the job names none
};

/// The text of a schedule's kind, in exactly this spelling: "CRON" is `other`.
Schedule::Kind schedule_kind_from(std::string_view text);

/// Returns: the number of firings t with from < t <= to. Only a cron expression that can be read
/// and an interval of more than 0 minutes fire at all; a one-off schedule is not projected.
std::int64_t count_firings(const Schedule& schedule, LocalTime from, LocalTime to);

}  // namespace cronlens
