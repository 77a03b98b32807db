// SPDX-License-Identifier: MIT
// What a job's future runs cost together, drawn from what its past runs cost. The mean and the
// spread are themselves uncertain, which is what makes a long sum uncertain; drawing past runs
// again and again leaves that out. Whether costs climb or fall is uncertain too: each draw follows
// a trend as often as the costs speak for one (by the Bayesian information criterion).
#pragma once

#include <cstdint>
#include <vector>

#include "cronlens/forecast.hpp"
#include "forecast/line.hpp"
#include "statistics/random.hpp"

namespace cronlens::forecast {

inline constexpr std::size_t kFewestCosts = 5;
inline constexpr std::size_t kMostCosts = 30;

/// Their logarithms; a free run, which has none, counts as a millionth of a dollar.
std::vector<double> logarithms(const std::vector<double>& costs);

class CostModel {
 public:
  /// Requires: at least one cost, none negative.
  explicit CostModel(const std::vector<double>& costs);

  Method method() const { return method_; }
  /// What so many runs cost on average.
  double expected(double runs) const;

  /// The sum of so many runs. Requires: method() is log_normal or student_t.
  double draw(std::int64_t runs, statistics::Random& random);

  /// Whether any draw was cut.
  bool is_capped() const { return is_capped_; }

 private:
  /// One possible truth: the run numbered k from the newest one on costs e^(level + slope k), give
  /// or take the deviation.
  struct Truth {
    double level = 0, slope = 0, deviation = 0;
  };
  void consider_trend(const Line& line);
  Truth draw_truth(statistics::Random& random) const;
  double draw_log_normal(std::int64_t runs, statistics::Random& random);
  double draw_student_t(std::int64_t runs, statistics::Random& random) const;
  double capped(double sum, double most);

  Method method_ = Method::point;
  double count_ = 0;
  double mean_ = 0, deviation_ = 0;        // of the costs
  double log_mean_ = 0, log_squares_ = 0;  // of their logarithms
  double slope_ = 0, slope_spread_ = 0, slope_squares_ = 0;
  double trend_share_ = 0;  // of the draws
  double dearest_ = 0;
  bool is_capped_ = false;
};

}  // namespace cronlens::forecast
