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
// Fewer costs tell nothing of a trend: any at all would be as likely as none.
constexpr std::size_t kFewestForTrend = 20;
// Before the costs are looked at, a trend is half as likely as none.
constexpr double kTrendOdds = 0.5;
// Beyond this the sum is drawn at once, from a log-normal with its mean and variance.
constexpr std::int64_t kMostTerms = 60;

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

std::vector<double> logarithms(const std::vector<double>& costs) {
  std::vector<double> logs;
  for (const double cost : costs) logs.push_back(logarithm(std::max(cost, kLeastCost)));
  return logs;
}

CostModel::CostModel(const std::vector<double>& costs) : count_(static_cast<double>(costs.size())) {
  const std::vector<double> logs = logarithms(costs);
  for (const double cost : costs) dearest_ = std::max(dearest_, cost);
  const Moments plain = moments_of(costs), logarithmic = moments_of(logs);
  mean_ = plain.mean;
  deviation_ = plain.deviation;
  log_mean_ = logarithmic.mean;
  log_squares_ = logarithmic.deviation * logarithmic.deviation * (count_ - 1);
  if (costs.size() < kFewestCosts) return;
  const bool skewed = costs.size() >= kFewestForSkew && std::abs(logarithmic.skew) > kMostSkew;
  method_ = skewed || dearest_ == 0 ? Method::student_t : Method::log_normal;
  if (costs.size() >= kFewestForTrend) consider_trend(Line(logs));
}

void CostModel::consider_trend(const Line& line) {
  slope_ = line.slope();
  slope_spread_ = line.spread();
  slope_squares_ = line.squares();
  // Costs without any deviation lie on a level, or on a line.
  if (log_squares_ <= 1e-12 * count_) return;
  if (slope_squares_ <= 1e-12 * count_) return void(trend_share_ = 1);
  const double gain = count_ / 2 * logarithm(log_squares_ / slope_squares_);
  trend_share_ = 1 / (1 + std::sqrt(count_) / kTrendOdds * exponential(-gain));
}

double CostModel::expected(double runs) const {
  if (trend_share_ == 0) return mean_ * runs;
  // The mean cost belongs to the middle of the runs seen; the trend goes on from there.
  double climbing = 0;
  for (double ahead = 1; ahead <= runs && ahead <= count_; ++ahead) {
    climbing += exponential(slope_ * (ahead + (count_ - 1) / 2));
  }
  const double beyond = std::max(0.0, runs - std::trunc(std::min(runs, count_)));
  climbing += beyond * exponential(slope_ * (count_ + (count_ - 1) / 2));
  return mean_ * ((1 - trend_share_) * runs + trend_share_ * climbing);
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

CostModel::Truth CostModel::draw_truth(statistics::Random& random) const {
  const bool climbs = trend_share_ > 0 && random.uniform() < trend_share_;
  const double degrees = climbs ? count_ - 2 : count_ - 1;
  const double squares = climbs ? slope_squares_ : log_squares_;
  Truth truth;
  truth.deviation = std::sqrt(squares / random.chi_square(degrees));
  truth.level = log_mean_ + truth.deviation / std::sqrt(count_) * random.normal();
  if (!climbs) return truth;
  truth.slope = slope_ + truth.deviation / std::sqrt(slope_spread_) * random.normal();
  truth.level += truth.slope * (count_ - 1) / 2;
  return truth;
}

double CostModel::draw_log_normal(std::int64_t runs, statistics::Random& random) {
  const Truth truth = draw_truth(random);
  const double most = kCap * dearest_;
  // A trend is carried on as far as it was seen, and the costs stay there.
  const auto last = static_cast<std::int64_t>(count_);
  double sum = 0;
  std::int64_t done = 0;
  const std::int64_t single =
      truth.slope == 0 && runs > kMostTerms ? 0 : std::min(runs, kMostTerms);
  for (; done < single; ++done) {
    const auto ahead = static_cast<double>(std::min(done + 1, last));
    const double middle = truth.level + truth.slope * ahead;
    sum += capped(exponential(middle + truth.deviation * random.normal()), most);
  }
  if (done == runs) return sum;
  const auto terms = static_cast<double>(runs - done);
  const double variance = truth.deviation * truth.deviation;
  const double spread = logarithm(1 + (exponential(variance) - 1) / terms);
  const double level = truth.level + truth.slope * static_cast<double>(last);
  const double middle = logarithm(terms) + level + variance / 2 - spread / 2;
  return sum + capped(exponential(middle + std::sqrt(spread) * random.normal()), most * terms);
}

double CostModel::draw_student_t(std::int64_t runs, statistics::Random& random) const {
  const auto terms = static_cast<double>(runs);
  const double degrees = count_ - 1;
  const double t = random.normal() / std::sqrt(random.chi_square(degrees) / degrees);
  const double sum = terms * mean_ + t * deviation_ * std::sqrt(terms + terms * terms / count_);
  return std::max(sum, 0.0);
}

}  // namespace cronlens::forecast
