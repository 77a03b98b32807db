// SPDX-License-Identifier: MIT
// Against values computed to 40 digits with mpmath 1.3, which agree with the printed tables.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "statistics/distributions.hpp"
#include "statistics/elementary.hpp"
#include "statistics/random.hpp"

using namespace cronlens::statistics;

namespace {

struct Row {
  double a, b, c = 0, d = 0;
};

bool close(double value, double expected, double tolerance = 1e-12) {
  return std::abs(value - expected) <= tolerance * std::max(1.0, std::abs(expected));
}

/// Relative, for values that may be tiny.
bool same(double value, double expected, double tolerance = 1e-12) {
  return std::abs(value - expected) <= tolerance * std::abs(expected);
}

}  // namespace

TEST_CASE("statistics: exponential and logarithm to the last digits") {
  constexpr Row kExponential[] = {
      {-700, 9.8596765437597709e-305}, {-20.5, 1.2501528663867426e-9},
      {-1, 0.36787944117144232},       {-1e-9, 0.999999999},
      {0.3, 1.3498588075760031},       {1, 2.7182818284590452},
      {10.25, 28282.541920334979},     {709, 8.2184074615549722e+307},
  };
  constexpr Row kLogarithm[] = {
      {1e-300, -690.77552789821371},
      {0.1, -2.3025850929940457},
      {0.7, -0.35667494393873238},
      {0.99999904632568359375, -9.5367477115389001e-7},
      {1.00000095367431640625, 9.5367386165918823e-7},
      {2, 0.69314718055994531},
      {10, 2.3025850929940457},
      {1e300, 690.77552789821371},
  };
  for (const Row& row : kExponential) CHECK_MESSAGE(same(exponential(row.a), row.b, 1e-15), row.a);
  for (const Row& row : kLogarithm) CHECK_MESSAGE(same(logarithm(row.a), row.b, 1e-15), row.a);
  CHECK(exponential(0) == 1);
  CHECK(logarithm(1) == 0);
  CHECK(std::isinf(exponential(710)));
  CHECK(exponential(-800) == 0);
  CHECK(std::isnan(logarithm(-1)));
}

TEST_CASE("statistics: gamma and beta functions") {
  constexpr Row kLogGamma[] = {
      {0.1, 2.252712651734206}, {0.5, 0.57236494292470009},  {1.5, -0.12078223763524522},
      {3, 0.69314718055994531}, {10.25, 13.368023671476046}, {171.5, 709.14316303092824},
  };
  constexpr Row kGamma[] = {
      {0.5, 0.1, 0.34527915398142297}, {0.5, 3, 0.98569412156457036}, {1, 1, 0.63212055882855768},
      {2.5, 4, 0.84376437242227767},   {10, 5, 0.031828057306204812}, {10, 15, 0.93014633930059023},
      {100, 110, 0.84172132993991291},
  };
  constexpr Row kBeta[] = {
      {2, 3, 0.5, 0.6875},
      {0.5, 0.5, 0.25, 0.33333333333333333},
      {5, 0.5, 0.9, 0.31664291502001226},
      {30, 20, 0.55, 0.23288860678656911},
      {1, 7, 0.01, 0.06793465209301},
      {14.5, 0.5, 0.999, 0.86589514854588091},
  };
  for (const Row& row : kLogGamma) CHECK_MESSAGE(close(log_gamma(row.a), row.b), row.a);
  for (const Row& row : kGamma)
    CHECK_MESSAGE(close(gamma_p(row.a, row.b), row.c), row.a, " ", row.b);
  for (const Row& row : kBeta) {
    CHECK_MESSAGE(close(beta_i(row.a, row.b, row.c), row.d), row.a, " ", row.b, " ", row.c);
  }
}

TEST_CASE("statistics: normal, chi-square and Student t, and their inverses") {
  constexpr Row kNormal[] = {
      {-6, 9.8658764503769814e-10}, {-2.5, 0.0062096653257761352},
      {-1, 0.15865525393145705},    {0, 0.5},
      {0.3, 0.61791142218895264},   {1.959963984540054, 0.97499999999999999},
      {4, 0.99996832875816688},
  };
  constexpr Row kNormalQuantile[] = {
      {1e-10, -6.3613409024040562},
      {0.001, -3.0902323061678135},
      {0.05, -1.6448536269514727},
      {0.1, -1.2815515655446005},
      {0.5, 0.0},
      {0.6, 0.2533471031357998},
      {0.9, 1.2815515655446005},
      {0.975, 1.9599639845400542},
      {0.9999, 3.7190164854556806},
  };
  constexpr Row kChiSquare[] = {
      {1, 0.95, 3.841458820694126},    {4, 0.1, 1.063623216779224},
      {7, 0.5, 6.3458111955215175},    {10, 0.95, 18.307038053275147},
      {29, 0.005, 13.121148887960399}, {100, 0.9, 118.4980038110621},
  };
  constexpr Row kStudent[] = {
      {1, 0.975, 12.706204736174705},    {2, 0.9, 1.8856180831641267},
      {4, 0.9, 1.5332062740589439},      {7, 0.995, 3.4994832973504939},
      {10, 0.975, 2.2281388519862747},   {29, 0.9, 1.3114336473015511},
      {200, 0.9995, 3.3398354062756783},
  };
  for (const Row& row : kNormal) CHECK_MESSAGE(same(normal_cdf(row.a), row.b, 1e-11), row.a);
  for (const Row& row : kNormalQuantile) CHECK_MESSAGE(close(normal_quantile(row.a), row.b), row.a);
  for (const Row& row : kChiSquare) {
    CHECK_MESSAGE(close(chi_square_quantile(row.a, row.b), row.c, 1e-10), row.a, " ", row.b);
    CHECK(close(chi_square_cdf(row.a, row.c), row.b, 1e-10));
  }
  for (const Row& row : kStudent) {
    CHECK_MESSAGE(close(student_t_quantile(row.a, row.b), row.c, 1e-10), row.a, " ", row.b);
    CHECK(close(student_t_quantile(row.a, 1 - row.b), -row.c, 1e-9));
    CHECK(close(student_t_cdf(row.a, row.c), row.b, 1e-10));
  }
}

TEST_CASE("statistics: the generators give the numbers of their definitions") {
  std::uint64_t state = 1234567;
  CHECK(split_mix(state) == 6457827717110365317u);
  CHECK(split_mix(state) == 3203168211198807973u);
  CHECK(split_mix(state) == 9817491932198370423u);
  CHECK(hash_of("") == 0xcbf29ce484222325u);
  CHECK(hash_of("a") == 0xaf63dc4c8601ec8cu);
}

TEST_CASE("statistics: draws have the mean and the spread of what they are drawn from") {
  Random random(42);
  constexpr int kDraws = 20'000;
  const auto check = [&](auto draw, double mean, double variance) {
    double sum = 0, squares = 0;
    for (int i = 0; i < kDraws; ++i) {
      const double x = static_cast<double>(draw());
      sum += x;
      squares += x * x;
    }
    const double found = sum / kDraws, spread = squares / kDraws - found * found;
    CHECK(std::abs(found - mean) < 5 * std::sqrt(variance / kDraws));
    CHECK(std::abs(spread / variance - 1) < 0.08);
  };
  check([&] { return random.uniform(); }, 0.5, 1.0 / 12);
  check([&] { return random.normal(); }, 0, 1);
  check([&] { return random.gamma(1); }, 1, 1);
  check([&] { return random.chi_square(7); }, 7, 14);
  check([&] { return random.beta(2, 3); }, 0.4, 0.04);
  check([&] { return random.binomial(20, 0.3); }, 6, 4.2);
  check([&] { return random.binomial(300, 0.97); }, 291, 8.73);
  check([&] { return random.binomial(500, 0.5); }, 250, 125);
  check([&] { return random.binomial(5'000, 0.3); }, 1'500, 1'050);
  CHECK(random.binomial(9, 0) == 0);
  CHECK(random.binomial(9, 1e-300) == 0);
  CHECK(random.binomial(0, 0.5) == 0);
  CHECK(random.binomial(9, 1) == 9);
}
