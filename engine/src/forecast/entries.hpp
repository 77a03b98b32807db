// SPDX-License-Identifier: MIT
// A job's draws are skewed: their mean lies above what its runs cost on average, and few of them
// lie far out. In one job's range that is right. In a sum over many jobs the skew would fade, the
// surplus of each would stay, and the far ones would widen it.
#pragma once

#include <vector>

namespace cronlens::forecast {

struct Sample {
  const std::vector<double>* draws;
  double expected;
};

/// How one job's draws enter the sum.
struct Entry {
  double from = 0, to = 0, scale = 1;

  double of(double draw) const { return to + (draw - from) * scale; }
};

/// As they are where one job makes up all of the variance; where many share it, about what the job
/// is expected to cost, as far apart as 7 of 10 draws are.
std::vector<Entry> entries(const std::vector<Sample>& samples);

}  // namespace cronlens::forecast
