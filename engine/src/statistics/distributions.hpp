// SPDX-License-Identifier: MIT
// Distribution functions and their inverses, the same to the last digit on every build. Accurate to
// 1e-12 or better in the ranges that are used here.
#pragma once

namespace cronlens::statistics {

/// ln of the gamma function. Requires: x > 0.
double log_gamma(double x);

/// Regularised lower incomplete gamma function P(a, x). Requires: a > 0, x >= 0.
double gamma_p(double a, double x);

/// Regularised incomplete beta function I_x(a, b). Requires: a, b > 0 and 0 <= x <= 1.
double beta_i(double a, double b, double x);

double normal_cdf(double z);
/// Wichura's AS 241. Requires: 0 < p < 1.
double normal_quantile(double p);

/// Requires, of all below: degrees > 0, and 0 < p < 1.
double chi_square_cdf(double degrees, double x);
double chi_square_quantile(double degrees, double p);
double student_t_cdf(double degrees, double t);
double student_t_quantile(double degrees, double p);

}  // namespace cronlens::statistics
