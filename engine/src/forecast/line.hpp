// SPDX-License-Identifier: MIT
// The straight line of least squares through values at 0, 1, 2, ...
#pragma once

#include <span>

namespace cronlens::forecast {

class Line {
 public:
  /// Requires: at least two values.
  explicit Line(std::span<const double> values) {
    const auto n = static_cast<double>(values.size());
    middle_ = (n - 1) / 2;
    for (const double value : values) mean_ += value / n;
    double along = 0, place = -middle_;
    for (const double value : values) {
      along += place * value;
      spread_ += place * place;
      squares_ += (value - mean_) * (value - mean_);
      place += 1;
    }
    level_squares_ = squares_;
    slope_ = along / spread_;
    squares_ -= slope_ * along;
    if (squares_ < 0) squares_ = 0;
  }

  double slope() const { return slope_; }
  double mean() const { return mean_; }
  double middle() const { return middle_; }                // the place of the mean
  double spread() const { return spread_; }                // sum of squared places about it
  double squares() const { return squares_; }              // left over by the line
  double level_squares() const { return level_squares_; }  // left over by the mean

 private:
  double middle_ = 0, mean_ = 0, slope_ = 0, spread_ = 0, squares_ = 0, level_squares_ = 0;
};

}  // namespace cronlens::forecast
