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
// Steady costs of 30 runs reach this one time in 50.
constexpr double kSurely = 0.8;
constexpr double kLeastClimb = 0.001;  // less is nobody's concern
constexpr std::size_t kFewestForSkew = 20;
// Beyond this the sum is drawn at once, from a log-normal with its mean and variance (Fenton 1960).
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

CostModel::CostModel(const std::vector<double>& costs, std::size_t level)
    : costs_(costs), hypotheses_(logarithms(costs)), has_moved_(level > 0) {
  const std::vector<double> on_level(costs.begin() + static_cast<std::ptrdiff_t>(level),
                                     costs.end());
  const Moments moments = moments_of(on_level);
  level_count_ = static_cast<double>(on_level.size());
  level_mean_ = moments.mean;
  level_deviation_ = moments.deviation;
  dearest_ = *std::max_element(on_level.begin(), on_level.end());
  if (costs.size() < kFewestCosts) return;
  const bool skewed = on_level.size() >= kFewestForSkew &&
                      std::abs(moments_of(logarithms(on_level)).skew) > kMostSkew;
  method_ = skewed || dearest_ == 0 ? Method::student_t : Method::log_normal;
}

double CostModel::climbed(double slope, double runs) const {
  // A climb is carried on as far as it was seen, and the costs stay there.
  const double step = exponential(slope);
  double level = 1, sum = 0, done = 0;
  for (; done + 1 <= runs && done < hypotheses_.count(); ++done) {
    level *= step;
    sum += level;
  }
  if (done < hypotheses_.count()) level *= step;  // of a part of a run
  return sum + (runs - done) * level;
}

double CostModel::mean_since(std::size_t run) const {
  double sum = 0;
  for (std::size_t i = run; i < costs_.size(); ++i) sum += costs_[i];
  return sum / static_cast<double>(costs_.size() - run);
}

double CostModel::expected(double runs) const {
  if (method_ != Method::log_normal || runs <= 0) return level_mean_ * runs;
  const double count = hypotheses_.count();
  double sum = 0;
  for (const Hypothesis& each : hypotheses_.all()) {
    double times = runs;  // what a run of the last level costs
    if (each.kind == Hypothesis::Kind::climb) {
      // Such a climb up to the newest run has to give what was seen together.
      const double seen = 1 + climbed(-each.slope, count - 1);
      times = count / seen * climbed(each.slope, runs);
    }
    sum += each.share * std::min(mean_since(each.changed) * times, kCap * dearest_ * runs);
  }
  return sum;
}

std::optional<double> CostModel::climb() const {
  if (method_ != Method::log_normal || has_moved_) return std::nullopt;
  double share = 0, slope = 0;
  for (const Hypothesis& each : hypotheses_.all()) {
    if (each.kind != Hypothesis::Kind::climb) continue;
    share += each.share;
    slope += each.share * each.slope;
  }
  const double climb = share < kSurely ? 0 : exponential(slope / share) - 1;
  return std::abs(climb) < kLeastClimb ? std::nullopt : std::optional(climb);
}

double CostModel::draw(std::int64_t runs, statistics::Random& random) {
  if (runs <= 0) return 0;
  return method_ == Method::log_normal ? draw_log_normal(runs, random)
                                       : draw_student_t(runs, random);
}

double CostModel::capped(double sum, double most) {
  if (sum <= most) return sum;  // not so where an exponential was too large to be a number
  is_capped_ = true;
  return most;
}

CostModel::Truth CostModel::draw_truth(statistics::Random& random) const {
  const Hypothesis& chosen = hypotheses_.draw(random);
  const double count = hypotheses_.count();
  Truth truth;
  truth.deviation = std::sqrt(chosen.squares / random.chi_square(count - 1));
  truth.level = hypotheses_.mean() + truth.deviation / std::sqrt(count) * random.normal();
  if (chosen.kind == Hypothesis::Kind::steady) return truth;
  const double slope =
      chosen.slope + truth.deviation / std::sqrt(chosen.precision) * random.normal();
  if (chosen.kind == Hypothesis::Kind::climb) {
    truth.slope = slope;
    truth.level += slope * (count - 1) / 2;
  } else {
    // The mean lies below the new level by the part of the step that the earlier runs are.
    truth.level += slope * static_cast<double>(chosen.changed) / count;
  }
  return truth;
}

double CostModel::draw_log_normal(std::int64_t runs, statistics::Random& random) {
  const Truth truth = draw_truth(random);
  return runs <= kMostTerms ? draw_each(truth, runs, random)
                            : draw_at_once(truth, static_cast<double>(runs), random);
}

double CostModel::draw_each(const Truth& truth, std::int64_t runs, statistics::Random& random) {
  const double most = kCap * dearest_;
  double sum = 0, middle = truth.level;
  for (std::int64_t run = 0; run < runs; ++run) {
    if (static_cast<double>(run) < hypotheses_.count()) middle += truth.slope;
    sum += capped(exponential(middle + truth.deviation * random.normal()), most);
  }
  return sum;
}

double CostModel::draw_at_once(const Truth& truth, double runs, statistics::Random& random) {
  const double once = climbed(truth.slope, runs), squared = climbed(2 * truth.slope, runs);
  if (once == 0) return 0;  // a fall so steep that nothing is left of the costs
  const double variance = truth.deviation * truth.deviation;
  const double spread = logarithm(1 + (exponential(variance) - 1) * squared / (once * once));
  const double middle = logarithm(once) + truth.level + variance / 2 - spread / 2;
  return capped(exponential(middle + std::sqrt(spread) * random.normal()), kCap * dearest_ * runs);
}

double CostModel::draw_student_t(std::int64_t runs, statistics::Random& random) const {
  const auto terms = static_cast<double>(runs);
  const double degrees = level_count_ - 1;
  const double t = random.normal() / std::sqrt(random.chi_square(degrees) / degrees);
  const double spread = level_deviation_ * std::sqrt(terms + terms * terms / level_count_);
  return std::max(terms * level_mean_ + t * spread, 0.0);
}

}  // namespace cronlens::forecast
