// SPDX-License-Identifier: MIT
#include "statistics/elementary.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

#include "statistics/double_bits.hpp"

namespace cronlens::statistics {
namespace {

// ln 2 in two parts: the first has 21 zero bits at its end, so whole multiples of it are exact.
constexpr double kLn2High = 0x1.62e42feep-1;
constexpr double kLn2Low = 0x1.a39ef35793c76p-33;
constexpr double kInverseLn2 = 1.4426950408889634;
constexpr double kSqrtHalf = 0.7071067811865476;

// A double is a sign, 11 bits of exponent and 52 of fraction.
constexpr int kFractionBits = 52;
constexpr std::int64_t kBias = 1023;
constexpr std::int64_t kMostExponent = 1000;  // well within what one double can scale by

/// 1/0!, 1/1!, 1/2!, ... A division takes as long as four multiplications.
constexpr auto kTaylor = [] {
  std::array<double, 15> parts{};
  double factorial = 1;
  for (std::size_t n = 0; n < parts.size(); ++n) {
    if (n > 0) factorial *= static_cast<double>(n);
    parts[n] = 1 / factorial;
  }
  return parts;
}();

/// 1/3, 1/5, 1/7, ... 1/23
constexpr auto kOddParts = [] {
  std::array<double, 11> parts{};
  for (std::size_t i = 0; i < parts.size(); ++i) parts[i] = 1 / (2 * static_cast<double>(i) + 3);
  return parts;
}();

/// value * 2^exponent; the C library of the tab does it in a loop.
double scaled(double value, double exponent) {
  const auto whole = static_cast<std::int64_t>(exponent);
  if (std::abs(whole) > kMostExponent) return std::ldexp(value, static_cast<int>(whole));
  return value * number_of(static_cast<std::uint64_t>(whole + kBias) << kFractionBits);
}

/// As std::frexp: the fraction in [1/2, 1). Requires: x above 0 and finite.
double fraction_of(double x, int& exponent) {
  const std::uint64_t bits = bits_of(x);
  const auto biased = static_cast<std::int64_t>(bits >> kFractionBits);
  if (biased == 0) return std::frexp(x, &exponent);
  exponent = static_cast<int>(biased - kBias + 1);
  return number_of(bits - (static_cast<std::uint64_t>(biased - kBias + 1) << kFractionBits));
}

}  // namespace

double exponential(double x) {
  if (std::isnan(x)) return x;
  if (x > 709.782712893384) return std::numeric_limits<double>::infinity();
  if (x < -745.2) return 0;
  const double whole = std::floor(x * kInverseLn2 + 0.5);
  const double high = x - whole * kLn2High, low = whole * kLn2Low;
  const double rest = high - low;  // within ln 2 / 2 of 0
  // Taylor's series to the 14th power, from the small end.
  double sum = 0;
  for (std::size_t n = kTaylor.size(); n-- > 0;) sum = sum * rest + kTaylor[n];
  return scaled(sum, whole);
}

double logarithm(double x) {
  if (std::isnan(x) || x < 0) return std::numeric_limits<double>::quiet_NaN();
  if (x == 0) return -std::numeric_limits<double>::infinity();
  if (std::isinf(x)) return x;
  int exponent = 0;
  double fraction = fraction_of(x, exponent);
  if (fraction < kSqrtHalf) {
    fraction *= 2;
    --exponent;
  }
  // ln m = 2 artanh((m - 1) / (m + 1)), whose argument is at most 0.172.
  const double s = (fraction - 1) / (fraction + 1), square = s * s;
  double sum = 0;
  for (std::size_t i = kOddParts.size(); i-- > 0;) sum = (sum + kOddParts[i]) * square;
  return exponent * kLn2High + (2 * s + (2 * s * sum + exponent * kLn2Low));
}

}  // namespace cronlens::statistics
