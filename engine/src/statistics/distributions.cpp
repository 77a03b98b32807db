// SPDX-License-Identifier: MIT
#include "statistics/distributions.hpp"

#include <array>
#include <cmath>
#include <limits>

#include "statistics/elementary.hpp"

namespace cronlens::statistics {
namespace {

constexpr double kHalfLogTwoPi = 0.9189385332046727;
constexpr int kMostTerms = 10'000;
constexpr int kHalvings = 200;

/// c[0] + c[1] x + c[2] x^2 ...
template <std::size_t N>
double polynomial(const std::array<double, N>& c, double x) {
  double sum = 0;
  for (std::size_t i = N; i-- > 0;) sum = sum * x + c[i];
  return sum;
}

/// P(a, x) as a series, good for x below a + 1.
double gamma_series(double a, double x) {
  double term = 1 / a, sum = term;
  for (int n = 1; n < kMostTerms; ++n) {
    term *= x / (a + n);
    const double before = sum;
    sum += term;
    if (sum == before) break;
  }
  return sum * exponential(a * logarithm(x) - x - log_gamma(a));
}

constexpr double kTiny = 1e-300;
double away_from_zero(double x) {
  return std::abs(x) < kTiny ? kTiny : x;
}

/// One step of Lentz's evaluation of a continued fraction. Returns whether it has settled.
struct Fraction {
  double value, c, d;
  bool step(double numerator, double denominator) {
    d = 1 / away_from_zero(denominator + numerator * d);
    c = away_from_zero(denominator + numerator / c);
    const double change = c * d;
    value *= change;
    return std::abs(change - 1) < 1e-16;
  }
};

/// 1 - P(a, x) as a continued fraction, good for x above a + 1.
double gamma_fraction(double a, double x) {
  const double start = away_from_zero(x + 1 - a);
  Fraction fraction{1 / start, 1 / kTiny, 1 / start};
  for (int n = 1; n < kMostTerms; ++n) {
    if (fraction.step(-n * (n - a), x + 1 - a + 2 * n)) break;
  }
  return fraction.value * exponential(a * logarithm(x) - x - log_gamma(a));
}

double beta_fraction(double a, double b, double x) {
  const double start = 1 / away_from_zero(1 - (a + b) * x / (a + 1));
  Fraction fraction{start, 1, start};
  for (int m = 1; m < kMostTerms; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    fraction.step(even, 1);
    if (fraction.step(odd, 1)) break;
  }
  return fraction.value;
}

/// Where the rising function reaches p, between bounds that enclose it.
template <class Cdf>
double inverse(Cdf cdf, double p, double low, double high) {
  for (int i = 0; i < kHalvings; ++i) {
    const double middle = low + (high - low) / 2;
    if (middle == low || middle == high) break;
    (cdf(middle) < p ? low : high) = middle;
  }
  return low + (high - low) / 2;
}

/// The quantile's two tails beyond |p - 1/2| = 0.425, in r = sqrt(-ln tail).
double normal_tail(double r) {
  constexpr std::array kC{1.42343711074968357734e0,  4.63033784615654529590e0,
                          5.76949722146069140550e0,  3.64784832476320460504e0,
                          1.27045825245236838258e0,  2.41780725177450611770e-1,
                          2.27238449892691845833e-2, 7.74545014278341407640e-4};
  constexpr std::array kD{1.0,
                          2.05319162663775882187e0,
                          1.67638483018380384940e0,
                          6.89767334985100004550e-1,
                          1.48103976427480074590e-1,
                          1.51986665636164571966e-2,
                          5.47593808499534494600e-4,
                          1.05075007164441684324e-9};
  constexpr std::array kE{6.65790464350110377720e0,  5.46378491116411436990e0,
                          1.78482653991729133580e0,  2.96560571828504891230e-1,
                          2.65321895265761230930e-2, 1.24266094738807843860e-3,
                          2.71155556874348757815e-5, 2.01033439929228813265e-7};
  constexpr std::array kF{1.0,
                          5.99832206555887937690e-1,
                          1.36929880922735805310e-1,
                          1.48753612908506148525e-2,
                          7.86869131145613259100e-4,
                          1.84631831751005468180e-5,
                          1.42151175831644588870e-7,
                          2.04426310338993978564e-15};
  return r <= 5 ? polynomial(kC, r - 1.6) / polynomial(kD, r - 1.6)
                : polynomial(kE, r - 5) / polynomial(kF, r - 5);
}

}  // namespace

double log_gamma(double x) {
  // Stirling's series wants a large argument; the recurrence leads there.
  double product = 1;
  for (; x < 15; ++x) product *= x;
  constexpr std::array kSeries{1.0 / 12,   -1.0 / 360,       1.0 / 1260, -1.0 / 1680,
                               1.0 / 1188, -691.0 / 360'360, 1.0 / 156,  -3617.0 / 122'400};
  const double series = polynomial(kSeries, 1 / (x * x)) / x;
  return (x - 0.5) * logarithm(x) - x + kHalfLogTwoPi + series - logarithm(product);
}

double gamma_p(double a, double x) {
  if (x <= 0) return 0;
  return x < a + 1 ? gamma_series(a, x) : 1 - gamma_fraction(a, x);
}

double beta_i(double a, double b, double x) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const double front = exponential(log_gamma(a + b) - log_gamma(a) - log_gamma(b) +
                                   a * logarithm(x) + b * logarithm(1 - x));
  // The fraction settles quickly on this side of the mean only.
  if (x < (a + 1) / (a + b + 2)) return front * beta_fraction(a, b, x) / a;
  return 1 - front * beta_fraction(b, a, 1 - x) / b;
}

double normal_cdf(double z) {
  const double half_square = z * z / 2;
  const double upper = half_square < 1.5 ? (1 - gamma_p(0.5, half_square)) / 2
                                         : gamma_fraction(0.5, half_square) / 2;
  return z < 0 ? upper : 1 - upper;
}

double normal_quantile(double p) {
  constexpr std::array kA{3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
                          1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
                          3.3430575583588128105e4, 2.5090809287301226727e3};
  constexpr std::array kB{1.0,
                          4.2313330701600911252e1,
                          6.8718700749205790830e2,
                          5.3941960214247511077e3,
                          2.1213794301586595867e4,
                          3.9307895800092710610e4,
                          2.8729085735721942674e4,
                          5.2264952788528545610e3};
  const double q = p - 0.5;
  if (std::abs(q) <= 0.425) {
    const double r = 0.180625 - q * q;
    return q * polynomial(kA, r) / polynomial(kB, r);
  }
  const double z = normal_tail(std::sqrt(-logarithm(q < 0 ? p : 1 - p)));
  return q < 0 ? -z : z;
}

double chi_square_cdf(double degrees, double x) {
  return gamma_p(degrees / 2, x / 2);
}

double chi_square_quantile(double degrees, double p) {
  double high = degrees + 10;
  while (chi_square_cdf(degrees, high) < p && high < 1e12) high *= 2;
  return inverse([&](double x) { return chi_square_cdf(degrees, x); }, p, 0, high);
}

double student_t_cdf(double degrees, double t) {
  const double tail = beta_i(degrees / 2, 0.5, degrees / (degrees + t * t)) / 2;
  return t < 0 ? tail : 1 - tail;
}

double student_t_quantile(double degrees, double p) {
  if (p == 0.5) return 0;
  // Of the lower tail, which has the digits, and mirrored.
  const double tail = p < 0.5 ? p : 1 - p;
  double low = -10;
  while (student_t_cdf(degrees, low) > tail && low > -1e15) low *= 2;
  const double t = inverse([&](double x) { return student_t_cdf(degrees, x); }, tail, low, 0);
  return p < 0.5 ? t : -t;
}

}  // namespace cronlens::statistics
