// SPDX-License-Identifier: MIT
// How often a schedule fires in a stretch of local time, by the rules of Cronalytics: every local
// day has 24 hours, and the stretch excludes its start and includes its end.
#pragma once

#include <cstdint>
#include <optional>

#include "schedule/civil.hpp"
#include "schedule/cron_expression.hpp"

namespace cronlens {

/// Cronalytics stops counting a cron expression here.
inline constexpr std::int64_t kMaxCronFirings = 100'000;

/// Returns: the first firing later than `after`. nullopt when it is more than 50 calendar years
/// away or past the year 9999. With both day fields restricted each of them must fire within that
/// horizon, or there is none: `0 0 30 2 1` never fires, although February has Mondays.
std::optional<LocalTime> next_firing(const CronExpression& cron, LocalTime after);

/// Returns: the number of firings t with from < t <= to, at most kMaxCronFirings. 0 when the search
/// for the first firing after `to` fails, because Cronalytics then drops what it had counted:
/// with a list of years, every stretch that reaches past the last firing counts 0.
/// The work is bounded by the cap and the calendar, not by the length of the stretch.
std::int64_t count_cron_firings(const CronExpression& cron, LocalTime from, LocalTime to);

/// Returns: the whole intervals that fit, trunc(seconds / (minutes * 60)); 7 minutes fit 6171 times
/// into 30 days. 0 unless both are positive; at most 2^53, where doubles stop counting in ones.
std::int64_t count_interval_firings(double minutes, double seconds);

}  // namespace cronlens
