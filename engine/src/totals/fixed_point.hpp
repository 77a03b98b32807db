// SPDX-License-Identifier: MIT
// Money and time are added as whole nano-units in 128 bits: exact, so the order of summation, the
// build and the way a sum was put together (scan or prefix difference) cannot change a digit.
// With the bounds of facts/schema.hpp (1e9 units a run) 10^20 runs fit.
#pragma once

#include <cmath>
#include <cstdint>

namespace cronlens::totals {

using Nano = __int128;

inline constexpr double kNanoPerUnit = 1e9;

/// Requires: |units| <= 1e9. Nearest whole nano-unit, halves away from zero.
inline Nano to_nano(double units) {
  const double scaled = units * kNanoPerUnit, whole = std::trunc(scaled);
  const double away = std::abs(scaled - whole) >= 0.5 ? std::copysign(1.0, scaled) : 0.0;
  return static_cast<std::int64_t>(whole + away);
}

[[gnu::noinline]] inline double from_wide_nano(Nano nano) {
  return static_cast<double>(nano) / kNanoPerUnit;
}

inline double from_nano(Nano nano) {
  // Both round alike; where 64 bits hold it, that is an instruction instead of a library's call.
  const auto narrow = static_cast<std::int64_t>(nano);
  return narrow == nano ? static_cast<double>(narrow) / kNanoPerUnit : from_wide_nano(nano);
}

}  // namespace cronlens::totals
