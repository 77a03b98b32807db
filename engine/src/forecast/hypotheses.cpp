// SPDX-License-Identifier: MIT
#include "forecast/hypotheses.hpp"

#include <algorithm>
#include <cmath>

#include "forecast/level_shift.hpp"
#include "forecast/line.hpp"
#include "statistics/elementary.hpp"

namespace cronlens::forecast {
namespace {

using statistics::exponential;
using statistics::logarithm;

// Before the costs are looked at. Chosen so that the 80 % range holds about 80 % of the time
// whether costs are steady or not: see forecast_coverage.
constexpr double kShiftChance = 0.2;
// With so many runs a climb is as likely as none; with fewer it is left out of account more and
// more, for what they tell of it would only make the range wide.
constexpr double kRunsForEvenOdds = 15;

/// How large a change is thought to be, in deviations of the costs, and how often.
struct Size {
  double ratio, chance;
};
constexpr Size kClimbs[] = {{0.1, 0.9}, {1, 0.1}};  // per run
constexpr Size kSteps[] = {{2, 0.7}, {20, 0.3}};

// Where a hypothesis explains the costs without a rest, the rest counts as rounding.
constexpr double kLeastSquares = 1e-12;

}  // namespace

Hypotheses::Hypotheses(const std::vector<double>& logs) : count_(static_cast<double>(logs.size())) {
  for (const double value : logs) mean_ += value / count_;
  for (const double value : logs) squares_ += (value - mean_) * (value - mean_);
  const double even = count_ / kRunsForEvenOdds, odds = even * even;
  const double shift = logs.size() < 2 * kFewestOnLevel ? 0 : kShiftChance;
  const double climb = (1 - shift) * odds / (1 + odds);
  add_steady(1 - shift - climb);
  if (squares_ <= kLeastSquares * count_) return;
  add_climbs(logs, climb);
  if (shift > 0) add_shifts(logs, shift);
  weigh();
}

void Hypotheses::add_steady(double prior) {
  all_.push_back({Hypothesis::Kind::steady, 0, 1, 0, 0, squares_});
  evidence_.push_back(evidence_of(prior, squares_));
}

void Hypotheses::add_climbs(const std::vector<double>& logs, double prior) {
  const Line line(logs);
  for (const Size& size : kClimbs) {
    add({Hypothesis::Kind::climb}, prior * size.chance, line.slope() * line.spread(), line.spread(),
        size.ratio);
  }
}

void Hypotheses::add_shifts(const std::vector<double>& logs, double prior) {
  const double places = count_ - 2 * kFewestOnLevel + 1;
  double along = 0;  // the sum of ln cost from the place on, about the mean of all
  for (std::size_t after = 1; after + kFewestOnLevel <= logs.size(); ++after) {
    const std::size_t place = logs.size() - after;
    along += logs[place] - mean_;
    if (after < kFewestOnLevel) continue;
    const double new_part = static_cast<double>(after) / count_;
    for (const Size& size : kSteps) {
      add({Hypothesis::Kind::shift, place}, prior / places * size.chance, along,
          count_ * new_part * (1 - new_part), size.ratio);
    }
  }
}

void Hypotheses::add(Hypothesis made, double prior, double along, double spread, double ratio) {
  const double from_prior = 1 / (ratio * ratio);
  made.precision = spread + from_prior;
  made.slope = along / made.precision;
  made.squares = std::max(0.0, squares_ - made.slope * along);
  all_.push_back(made);
  evidence_.push_back(evidence_of(prior * std::sqrt(from_prior / made.precision), made.squares));
}

double Hypotheses::evidence_of(double prior, double squares) const {
  const double least = kLeastSquares * count_;
  return logarithm(prior) - (count_ - 1) / 2 * logarithm(std::max(squares, least));
}

void Hypotheses::weigh() {
  const double most = *std::max_element(evidence_.begin(), evidence_.end());
  double sum = 0;
  for (std::size_t i = 0; i < all_.size(); ++i) {
    all_[i].share = exponential(evidence_[i] - most);
    sum += all_[i].share;
  }
  for (Hypothesis& each : all_) each.share /= sum;
}

const Hypothesis& Hypotheses::draw(statistics::Random& random) const {
  double place = random.uniform();
  for (const Hypothesis& each : all_) {
    if (place < each.share) return each;
    place -= each.share;
  }
  return all_.front();
}

}  // namespace cronlens::forecast
