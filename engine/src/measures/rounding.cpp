// SPDX-License-Identifier: MIT
#include "measures/rounding.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace cronlens::measures {

double round_decimal(double value, int digits) {
  // From 2^53 on a double has no decimals left to round.
  if (!std::isfinite(value) || std::abs(value) >= 9007199254740992.0) return value;
  // printf rounds the exact binary value, halves to even, in glibc and in musl alike.
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%.*f", digits, value);
  return std::strtod(text.data(), nullptr);
}

}  // namespace cronlens::measures
