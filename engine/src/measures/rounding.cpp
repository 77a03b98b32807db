// SPDX-License-Identifier: MIT
#include "measures/rounding.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace cronlens::measures {

namespace {

constexpr std::array<double, 7> kScale{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};

}  // namespace

double round_decimal(double value, int digits) {
  // From 2^53 on a double has no decimals left to round.
  if (!std::isfinite(value) || std::abs(value) >= 9007199254740992.0) return value;
  // Far from a half the nearest whole number of units is certain, and the quotient of two exact
  // doubles is the double nearest to the decimal.
  const double scale = kScale[static_cast<std::size_t>(digits)];
  const double scaled = value * scale;
  const double whole = std::nearbyint(scaled);
  if (std::abs(scaled) < 1e11 && std::abs(std::abs(scaled - whole) - 0.5) > 1e-3) {
    return whole / scale;
  }
  // printf rounds the exact binary value, halves to even, in glibc and in musl alike.
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%.*f", digits, value);
  return std::strtod(text.data(), nullptr);
}

}  // namespace cronlens::measures
