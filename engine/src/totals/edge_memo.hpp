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
  /// until the next call. Requires: `edges` ascending, and always the same cells.
  const Sums* before(const Cells& cells, const std::vector<double>& edges);

 private:
  // Far more than a timeline has steps, and less than a megabyte or two.
  static constexpr std::size_t kMostEdges = 8192;

  /// Where all of `edges` stand one after the other, or size() of what is known.
  std::size_t find(const std::vector<double>& edges) const;
  void learn(const Cells& cells, const std::vector<double>& edges);

  std::vector<double> edges_;
  std::vector<Sums> sums_;
};

}  // namespace cronlens::totals
