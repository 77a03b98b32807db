// SPDX-License-Identifier: MIT
// Sums of lanes before the moments at which questions were last cut, kept between questions: who
// changes an outcome, a mode or a price asks for the same window again, and who moves a window
// mostly keeps one of its ends. An index that grows where it is used: nothing in it depends on
// filters or prices, so every answer is still made anew.
#pragma once

#include <cstdint>
#include <list>
#include <vector>

#include "totals/cells.hpp"

namespace cronlens::totals {

/// Every lane at one moment.
struct LaneState {
  std::vector<Sums> sums;         // of the runs before the moment
  std::vector<double> last_runs;  // the start of the last of them; -inf where there is none
};

class LaneMemo {
 public:
  /// The state before the moment. Valid until the second call after this one.
  /// Requires: always the same cells.
  const LaneState& at(const Cells& cells, const Lanes& lanes, double moment);

 private:
  // A window and the one before it have three ends; a few windows in turn, seven lanes of kinds.
  static constexpr std::size_t kMostStates = 48;
  // Six megabytes; where lanes are that many, the two states that a question needs.
  static constexpr std::size_t kMostSums = 81'920;

  struct Entry {
    const Lanes* lanes;
    double moment;
    LaneState state;
  };
  /// Makes room for one more: the place of the state that was asked for longest ago, or a new one.
  void make_room(std::size_t lanes);

  std::list<Entry> entries_;  // last asked for first
  std::size_t sums_ = 0;
};

}  // namespace cronlens::totals
