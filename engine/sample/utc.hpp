// SPDX-License-Identifier: MIT
// Instants of the sample: milliseconds since 1970, UTC throughout, and their texts.
#pragma once

#include <cstdint>
#include <string>

namespace cronlens::sample {

using Millis = std::int64_t;

inline constexpr Millis kSecond = 1000;
inline constexpr Millis kMinute = 60 * kSecond;
inline constexpr Millis kHour = 60 * kMinute;
inline constexpr Millis kDay = 24 * kHour;

struct CivilDay {
  int year = 1970;
  int month = 1;  // 1 = January
  int day = 1;
  int weekday = 4;  // 0 = Sunday
};

/// Midnight at or before the instant.
Millis midnight(Millis at);
CivilDay civil_day(Millis at);

/// "20260529_030012", as in a session id.
std::string session_stamp(Millis at);
/// "2026-05-29T03:00:12+00:00"
std::string iso_time(Millis at);

}  // namespace cronlens::sample
