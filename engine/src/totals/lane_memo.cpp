// SPDX-License-Identifier: MIT
#include "totals/lane_memo.hpp"

#include <algorithm>

namespace cronlens::totals {

const LaneState& LaneMemo::at(const Cells& cells, const Lanes& lanes, double moment) {
  const auto known = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
    return entry.lanes == &lanes && entry.moment == moment;
  });
  if (known != entries_.end()) {
    entries_.splice(entries_.begin(), entries_, known);
    return known->state;
  }
  make_room(lanes.size());
  Entry& entry = entries_.front();
  entry.lanes = &lanes;
  entry.moment = moment;
  entry.state.sums.resize(lanes.size());
  entry.state.last_runs.resize(lanes.size());
  const std::uint32_t position = cells.time_index().position(moment);
  cells.lane_sums(lanes, position, entry.state.sums.data());
  cells.lane_last_runs(lanes, position, entry.state.last_runs.data());
  return entry.state;
}

void LaneMemo::make_room(std::size_t lanes) {
  while (entries_.size() > 1 && sums_ + lanes > kMostSums) {
    sums_ -= entries_.back().state.sums.size();
    entries_.pop_back();
  }
  sums_ += lanes;
  if (entries_.size() < kMostStates) {
    entries_.emplace_front();
    return;
  }
  sums_ -= entries_.back().state.sums.size();
  entries_.splice(entries_.begin(), entries_, std::prev(entries_.end()));
}

}  // namespace cronlens::totals
