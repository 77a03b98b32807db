// SPDX-License-Identifier: MIT
#include "forecast/entries.hpp"

#include <algorithm>
#include <cmath>

#include "forecast/ranges.hpp"

namespace cronlens::forecast {
namespace {

// Of the range that holds 7 of 10 draws of a normal curve: its ends, and how many deviations apart.
constexpr double kLow = 0.15, kHigh = 0.85, kDeviations = 2.0728667789875796;

struct Spread {
  double mean = 0, variance = 0, inner = 0;  // inner: the deviation of 7 of 10 draws
};

Spread spread_of(std::vector<double> draws) {
  const auto n = static_cast<double>(draws.size());
  Spread spread;
  for (const double draw : draws) spread.mean += draw / n;
  for (const double draw : draws) {
    spread.variance += (draw - spread.mean) * (draw - spread.mean) / n;
  }
  std::sort(draws.begin(), draws.end());
  spread.inner = (percentile(draws, kHigh) - percentile(draws, kLow)) / kDeviations;
  return spread;
}

}  // namespace

std::vector<Entry> entries(const std::vector<Sample>& samples) {
  std::vector<Spread> spreads;
  double sum = 0, squares = 0;
  for (const Sample& sample : samples) {
    spreads.push_back(spread_of(*sample.draws));
    sum += spreads.back().variance;
    squares += spreads.back().variance * spreads.back().variance;
  }
  // Herfindahl's index of the variances: 1 for one job, 1/n for n alike.
  const double shared = sum > 0 ? 1 - squares / (sum * sum) : 0;
  std::vector<Entry> made;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const auto& [mean, variance, inner] = spreads[i];
    const double ratio = variance > 0 ? std::min(1.0, inner / std::sqrt(variance)) : 1;
    made.push_back({mean, mean - shared * (mean - samples[i].expected), 1 - shared * (1 - ratio)});
  }
  return made;
}

}  // namespace cronlens::forecast
