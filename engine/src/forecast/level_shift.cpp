// SPDX-License-Identifier: MIT
#include "forecast/level_shift.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "forecast/cost_model.hpp"
#include "forecast/line.hpp"
#include "statistics/distributions.hpp"
#include "statistics/elementary.hpp"

namespace cronlens::forecast {
namespace {

using Values = std::span<const double>;

constexpr double kSurely = 0.001;       // the place is searched for: 0.01 would really be 0.08
constexpr double kLeastRatio = 1.2;     // between the levels
constexpr double kLeastDollars = 0.01;  // per run

double mean_of(Values values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

double squares_about(Values values, double mean) {
  double sum = 0;
  for (const double value : values) sum += (value - mean) * (value - mean);
  return sum;
}

/// The mean distance between values of two stretches.
double mean_distance(Values left, Values right) {
  double sum = 0;
  for (const double a : left) {
    for (const double b : right) sum += std::abs(a - b);
  }
  return sum / static_cast<double>(left.size() * right.size());
}

/// Between all pairs of different values.
double mean_distance(Values values) {
  const auto n = static_cast<double>(values.size());
  return mean_distance(values, values) * n / (n - 1);
}

/// Matteson and James's divergence of the two sides of a place.
double divergence(Values values, std::size_t at) {
  const Values left = values.first(at), right = values.subspan(at);
  const double apart = 2 * mean_distance(left, right) - mean_distance(left) - mean_distance(right);
  const auto m = static_cast<double>(left.size()), n = static_cast<double>(right.size());
  return m * n / (m + n) * apart;
}

/// The two-sided p of the two sides having one mean.
double chance_of_one_mean(Values left, Values right) {
  const double a = mean_of(left), b = mean_of(right);
  const auto m = static_cast<double>(left.size()), n = static_cast<double>(right.size());
  const double degrees = m + n - 2;
  const double variance = (squares_about(left, a) + squares_about(right, b)) / degrees;
  if (variance <= 0) return a == b ? 1 : 0;
  const double t = std::abs(a - b) / std::sqrt(variance * (1 / m + 1 / n));
  return 2 * (1 - statistics::student_t_cdf(degrees, t));
}

class Search {
 public:
  explicit Search(const std::vector<double>& costs) : costs_(costs), logs_(logarithms(costs)) {}

  LastShift last() {
    split(0, logs_.size());
    std::sort(places_.begin(), places_.end());
    while (drop_weakest()) {
    }
    if (places_.empty() || is_climb()) return {};
    return {places_.back(), places_.size() > 1 ? places_[places_.size() - 2] : 0};
  }

 private:
  void split(std::size_t begin, std::size_t end) {
    if (end - begin < 2 * kFewestOnLevel) return;
    const Values values = Values(logs_).subspan(begin, end - begin);
    std::size_t best = kFewestOnLevel;
    double most = divergence(values, best);
    for (std::size_t at = kFewestOnLevel + 1; at + kFewestOnLevel <= values.size(); ++at) {
      const double here = divergence(values, at);
      if (here > most) most = here, best = at;
    }
    if (chance_of_one_mean(values.first(best), values.subspan(best)) >= kSurely) return;
    places_.push_back(begin + best);
    split(begin, begin + best);
    split(begin + best, end);
  }

  /// Takes away the place that its neighbours make most doubtful; false when all stand.
  bool drop_weakest() {
    std::size_t weakest = places_.size();
    double most = -1;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const double doubt = doubt_about(i);
      if (doubt >= kSurely && doubt > most) most = doubt, weakest = i;
    }
    if (weakest == places_.size()) return false;
    places_.erase(places_.begin() + static_cast<std::ptrdiff_t>(weakest));
    return true;
  }

  double doubt_about(std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : places_[i - 1], at = places_[i];
    const std::size_t end = i + 1 == places_.size() ? logs_.size() : places_[i + 1];
    const Values logs(logs_), costs(costs_);
    const Values left = logs.subspan(begin, at - begin), right = logs.subspan(at, end - at);
    const double before = mean_of(costs.subspan(begin, at - begin));
    const double after = mean_of(costs.subspan(at, end - at));
    const double low = std::min(before, after), high = std::max(before, after);
    const bool matters = high >= kLeastRatio * low && high - low >= kLeastDollars;
    return matters ? chance_of_one_mean(left, right) : 2;
  }

  /// Whether a straight line tells the costs better than the steps do, by the Bayesian information
  /// criterion; each step has a place and a level.
  bool is_climb() const {
    const Line line(logs_);
    double steps = 0;
    for (std::size_t i = 0; i <= places_.size(); ++i) {
      const std::size_t begin = i == 0 ? 0 : places_[i - 1];
      const std::size_t end = i == places_.size() ? logs_.size() : places_[i];
      const Values part = Values(logs_).subspan(begin, end - begin);
      steps += squares_about(part, mean_of(part));
    }
    if (steps <= 0 || line.squares() <= 0) return line.squares() <= steps;
    const auto n = static_cast<double>(logs_.size());
    const double more = 2 * static_cast<double>(places_.size()) - 1;
    return n * statistics::logarithm(line.squares() / steps) < more * statistics::logarithm(n);
  }

  const std::vector<double>& costs_;
  std::vector<double> logs_;
  std::vector<std::size_t> places_;
};

}  // namespace

LastShift last_shift(const std::vector<double>& costs) {
  return Search(costs).last();
}

}  // namespace cronlens::forecast
