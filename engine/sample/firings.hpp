// SPDX-License-Identifier: MIT
// When a job of the sample is due. Knows just the cron forms that the catalogue uses: lists of
// `*`, `n`, `a-b`, each with an optional `/step`, in five fields, in UTC.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sample/utc.hpp"

namespace cronlens::sample {

enum class ScheduleKind { cron, interval, once };

struct Schedule {
  ScheduleKind kind = ScheduleKind::cron;
  std::string cron;
  std::int64_t minutes = 0;
  Millis once_at = 0;
};

/// All firings in (from, until], ascending; intervals count from `anchor`.
std::vector<Millis> firings(const Schedule& schedule, Millis anchor, Millis from, Millis until);

/// Absent when nothing is due within five years.
std::optional<Millis> next_firing(const Schedule& schedule, Millis anchor, Millis now);

}  // namespace cronlens::sample
