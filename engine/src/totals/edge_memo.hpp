// SPDX-License-Identifier: MIT
// Sums before the edges of timelines, kept between questions: the local days of one window are
// those of the next, and looking hundreds of them up again is most of what a timeline costs.
#pragma once

#include <vector>

#include "totals/cells.hpp"

namespace cronlens::totals {

/// For the lanes that tell neither jobs nor routes apart.
class EdgeMemo {
 public:
  /// The sums before edges[0], edges[1], ... one after the other, Lanes::size() for each. Valid
  /// until the next call. Null where they are too many to be kept: a file can have any number of
  /// modes. Requires: `edges` ascending and not empty, and always the same cells.
  const Sums* before(const Cells& cells, const std::vector<double>& edges);

 private:
  // Five megabytes; ten years of days, where a file has the usual handful of lanes.
  static constexpr std::size_t kMostSums = 65'536;

  /// Where all of `edges` stand one after the other, or size() of what is known.
  std::size_t find(const std::vector<double>& edges) const;
  void learn(const Cells& cells, const std::vector<double>& edges);

  std::vector<double> edges_;
  std::vector<Sums> sums_;
};

}  // namespace cronlens::totals
