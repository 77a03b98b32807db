// SPDX-License-Identifier: MIT
#include "forecast/cost_model.hpp"

#include <algorithm>
#include <cmath>

#include "statistics/elementary.hpp"

namespace cronlens::forecast {
namespace {

using statistics::exponential;
using statistics::logarithm;

constexpr double kLeastCost = 1e-6;  // a free run has no logarithm
constexpr double kCap = 10;          // times the dearest run seen
constexpr double kMostSkew = 1.5;
constexpr std::size_t kFewestForSkew = 20;
// Beyond this the sum is drawn at once, from a log-normal with its mean and variance.
constexpr std::int64_t kMostTerms = 200;

struct Moments {
  double mean = 0, deviation = 0, skew = 0;
};

Moments moments_of(const std::vector<double>& values) {
  const auto n = static_cast<double>(values.size());
  Moments moments;
  for (const double value : values) moments.mean += value / n;
  double squares = 0, cubes = 0;
  for (const double value : values) {
    const double off = value - moments.mean;
    squares += off * off;
    cubes += off * off * off;
  }
  if (values.size() < 2 || squares <= 0) return moments;
  moments.deviation = std::sqrt(squares / (n - 1));
  const double spread = std::sqrt(squares / n);
  moments.skew = cubes / n / (spread * spread * spread);
  return moments;
}

}  // namespace

CostModel::CostModel(const std::vector<double>& costs) : count_(static_cast<double>(costs.size())) {
  std::vector<double> logs;
  for (const double cost : costs) {
    logs.push_back(logarithm(std::max(cost, kLeastCost)));
    dearest_ = std::max(dearest_, cost);
  }
  const Moments plain = moments_of(costs), logarithmic = moments_of(logs);
  mean_ = plain.mean;
  deviation_ = plain.deviation;
  log_mean_ = logarithmic.mean;
  log_deviation_ = logarithmic.deviation;
  if (costs.size() < kFewestCosts) return;
  const bool skewed = costs.size() >= kFewestForSkew && std::abs(logarithmic.skew) > kMostSkew;
  method_ = skewed || dearest_ == 0 ? Method::student_t : Method::log_normal;
}

double CostModel::draw(std::int64_t runs, statistics::Random& random) {
  if (runs <= 0) return 0;
  return method_ == Method::log_normal ? draw_log_normal(runs, random)
                                       : draw_student_t(runs, random);
}

double CostModel::capped(double sum, double most) {
  if (sum <= most) return sum;
  is_capped_ = true;
  return most;
}

double CostModel::draw_log_normal(std::int64_t runs, statistics::Random& random) {
  const double degrees = count_ - 1;
  const double variance = degrees * log_deviation_ * log_deviation_ / random.chi_square(degrees);
  const double deviation = std::sqrt(variance);
  const double mean = log_mean_ + deviation / std::sqrt(count_) * random.normal();
  const double most = kCap * dearest_;
  if (runs <= kMostTerms) {
    double sum = 0;
    for (std::int64_t i = 0; i < runs; ++i) {
      sum += capped(exponential(mean + deviation * random.normal()), most);
    }
    return sum;
  }
  const auto terms = static_cast<double>(runs);
  const double spread = logarithm(1 + (exponential(variance) - 1) / terms);
  const double middle = logarithm(terms) + mean + variance / 2 - spread / 2;
  return capped(exponential(middle + std::sqrt(spread) * random.normal()), most * terms);
}

double CostModel::draw_student_t(std::int64_t runs, statistics::Random& random) const {
  const auto terms = static_cast<double>(runs);
  const double degrees = count_ - 1;
  const double t = random.normal() / std::sqrt(random.chi_square(degrees) / degrees);
  const double sum = terms * mean_ + t * deviation_ * std::sqrt(terms + terms * terms / count_);
  return std::max(sum, 0.0);
}

}  // namespace cronlens::forecast
