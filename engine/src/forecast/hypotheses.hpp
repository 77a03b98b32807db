// SPDX-License-Identifier: MIT
// What past costs may mean for the next ones: that nothing changes, that they climb or fall from
// run to run, or that they changed their level at some run. Few costs cannot tell which, so none
// is taken for granted: each counts by how well it explains the costs (Bayesian model averaging:
// Hoeting, Madigan, Raftery and Volinsky 1999, Statistical Science 14:382).
#pragma once

#include <cstddef>
#include <vector>

#include "statistics/random.hpp"

namespace cronlens::forecast {

/// A normal regression of ln cost on what one change would have added to each run.
struct Hypothesis {
  enum class Kind { steady, climb, shift };

  Kind kind = Kind::steady;
  std::size_t changed = 0;  // the first run on the new level, of a shift
  double share = 1;         // how likely it is; all add up to 1
  double slope = 0;         // ln cost per run, or the height of the step; drawn towards none
  double precision = 0;     // of the slope, in units of 1 / variance of the costs
  double squares = 0;       // of ln cost, left over
};

class Hypotheses {
 public:
  /// Requires: at least one value.
  explicit Hypotheses(const std::vector<double>& logs);

  const std::vector<Hypothesis>& all() const { return all_; }
  /// One of them, as often as it is likely.
  const Hypothesis& draw(statistics::Random& random) const;

  double mean() const { return mean_; }    // of ln cost
  double count() const { return count_; }  // of runs

 private:
  void add_steady(double prior);
  void add_climbs(const std::vector<double>& logs, double prior);
  void add_shifts(const std::vector<double>& logs, double prior);
  /// `along` is the sum of regressor times ln cost, `spread` that of squared regressors, both about
  /// their means; `ratio` how large a slope is thought to be, in deviations of the costs.
  void add(Hypothesis made, double prior, double along, double spread, double ratio);
  /// ln of what was thought of it, times how likely it makes the costs: with the level and the
  /// deviation integrated out by Jeffreys' prior. Up to a term that all share.
  double evidence_of(double prior, double squares) const;
  void weigh();

  std::vector<Hypothesis> all_;
  std::vector<double> evidence_;
  double count_ = 0, mean_ = 0, squares_ = 0;
};

}  // namespace cronlens::forecast
