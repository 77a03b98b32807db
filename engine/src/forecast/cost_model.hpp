// SPDX-License-Identifier: MIT
// What a job's future runs cost together, drawn from what its past runs cost. The mean and the
// spread are themselves uncertain, which is what makes a long sum uncertain; drawing past runs
// again and again leaves that out. Whether costs climb, fall or have moved to another level is
// uncertain too: each draw follows one hypothesis, as often as it is likely.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "cronlens/forecast.hpp"
#include "forecast/hypotheses.hpp"
#include "statistics/random.hpp"

namespace cronlens::forecast {

inline constexpr std::size_t kFewestCosts = 5;
inline constexpr std::size_t kMostCosts = 30;

/// Their logarithms; a free run, which has none, counts as a millionth of a dollar.
std::vector<double> logarithms(const std::vector<double>& costs);

class CostModel {
 public:
  /// `level` is the first cost of the level that costs are on; those before it still tell how far
  /// costs differ from run to run, and whether the level is another at all.
  /// Requires: at least one cost from there on, none negative.
  explicit CostModel(const std::vector<double>& costs, std::size_t level = 0);

  Method method() const { return method_; }
  /// What so many runs cost on average.
  double expected(double runs) const;

  /// How much more each run costs than the one before, as a part of it; below 0 for a fall. Only
  /// where the costs make either 80 % likely, and have not moved to another level.
  std::optional<double> climb() const;

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
  Truth draw_truth(statistics::Random& random) const;
  double draw_log_normal(std::int64_t runs, statistics::Random& random);
  double draw_each(const Truth& truth, std::int64_t runs, statistics::Random& random);
  double draw_at_once(const Truth& truth, double runs, statistics::Random& random);
  double draw_student_t(std::int64_t runs, statistics::Random& random) const;
  double capped(double sum, double most);
  /// How many runs of the next one's level so many cost, where costs climb so steeply.
  double climbed(double slope, double runs) const;
  /// What a run costs on average: of the runs from that one on.
  double mean_since(std::size_t run) const;

  Method method_ = Method::point;
  std::vector<double> costs_;
  double level_count_ = 0, level_mean_ = 0, level_deviation_ = 0;  // of the last level alone
  double dearest_ = 0;
  Hypotheses hypotheses_;
  bool has_moved_ = false;  // to the last level
  bool is_capped_ = false;
};

}  // namespace cronlens::forecast
