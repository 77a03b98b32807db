// SPDX-License-Identifier: MIT
// What a job's future runs cost together, drawn from what its past runs cost. The mean and the
// spread are themselves uncertain, which is what makes a long sum uncertain; drawing past runs
// again and again leaves that out.
#pragma once

#include <cstdint>
#include <vector>

#include "cronlens/forecast.hpp"
#include "statistics/random.hpp"

namespace cronlens::forecast {

inline constexpr std::size_t kFewestCosts = 5;
inline constexpr std::size_t kMostCosts = 30;

class CostModel {
 public:
  /// Requires: at least one cost, none negative.
  explicit CostModel(const std::vector<double>& costs);

  Method method() const { return method_; }
  double mean() const { return mean_; }

  /// The sum of so many runs. Requires: method() is log_normal or student_t.
  double draw(std::int64_t runs, statistics::Random& random);

  /// Whether any draw was cut.
  bool is_capped() const { return is_capped_; }

 private:
  double draw_log_normal(std::int64_t runs, statistics::Random& random);
  double draw_student_t(std::int64_t runs, statistics::Random& random) const;
  double capped(double sum, double most);

  Method method_ = Method::point;
  double count_ = 0;
  double mean_ = 0, deviation_ = 0;          // of the costs
  double log_mean_ = 0, log_deviation_ = 0;  // of their logarithms
  double dearest_ = 0;
  bool is_capped_ = false;
};

}  // namespace cronlens::forecast
