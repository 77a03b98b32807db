// SPDX-License-Identifier: MIT
#include "statistics/elementary.hpp"

#include <cmath>
#include <limits>

namespace cronlens::statistics {
namespace {

// ln 2 in two parts: the first has 21 zero bits at its end, so whole multiples of it are exact.
constexpr double kLn2High = 0x1.62e42feep-1;
constexpr double kLn2Low = 0x1.a39ef35793c76p-33;
constexpr double kInverseLn2 = 1.4426950408889634;
constexpr double kSqrtHalf = 0.7071067811865476;

}  // namespace

double exponential(double x) {
  if (std::isnan(x)) return x;
  if (x > 709.782712893384) return std::numeric_limits<double>::infinity();
  if (x < -745.2) return 0;
  const double whole = std::floor(x * kInverseLn2 + 0.5);
  const double high = x - whole * kLn2High, low = whole * kLn2Low;
  const double rest = high - low;  // within ln 2 / 2 of 0
  // Taylor's series to the 14th power, from the small end.
  double sum = 1.0;
  for (int n = 14; n >= 1; --n) sum = 1.0 + sum * rest / n;
  return std::ldexp(sum, static_cast<int>(whole));
}

double logarithm(double x) {
  if (std::isnan(x) || x < 0) return std::numeric_limits<double>::quiet_NaN();
  if (x == 0) return -std::numeric_limits<double>::infinity();
  if (std::isinf(x)) return x;
  int exponent = 0;
  double fraction = std::frexp(x, &exponent);
  if (fraction < kSqrtHalf) {
    fraction *= 2;
    --exponent;
  }
  // ln m = 2 artanh((m - 1) / (m + 1)), whose argument is at most 0.172.
  const double s = (fraction - 1) / (fraction + 1), square = s * s;
  double sum = 0;
  for (int n = 23; n >= 3; n -= 2) sum = (sum + 1.0 / n) * square;
  return exponent * kLn2High + (2 * s + (2 * s * sum + exponent * kLn2Low));
}

}  // namespace cronlens::statistics
