// SPDX-License-Identifier: MIT
// A query as lanes: sums over any span without visiting cells.
#pragma once

#include <optional>
#include <vector>

#include "select/filter.hpp"
#include "totals/cells.hpp"
#include "totals/lane_memo.hpp"
#include "totals/totals.hpp"

namespace cronlens::select {

class SelectedLanes {
 public:
  /// The lanes that tell apart what `groups` and the filter do; none where there are no such lanes.
  // Requires: `memo` is of these cells.
  static std::optional<SelectedLanes> of(const totals::Cells& cells, totals::LaneMemo& memo,
                                         const Filter& filter, totals::Grain groups);

  /// Indices of the lanes that the filter keeps.
  const std::vector<std::uint32_t>& kept() const { return kept_; }
  const totals::Key& key(std::uint32_t lane) const { return lanes_->keys()[lane]; }
  std::size_t size() const { return lanes_->size(); }

  /// Sums of all lanes, kept or not, before a position of the time index.
  void at(std::uint32_t position, totals::Sums* into) const {
    cells_->lane_sums(*lanes_, position, into);
  }

  /// Whether these are the lanes that tell neither jobs nor routes apart.
  bool tells_only_kinds() const { return lanes_ == &cells_->lanes({.job = false, .route = false}); }

  /// Calls visit(lane, sums, last run) for every kept lane: its sums in the span, and the start of
  /// its last run before the span's end, which may lie before the span.
  template <class Visit>
  void visit(totals::Span span, Visit&& visit) const {
    if (!(span.since < span.until)) return;
    const totals::LaneState& since = memo_->at(*cells_, *lanes_, span.since);
    const totals::LaneState& until = memo_->at(*cells_, *lanes_, span.until);
    for (const std::uint32_t lane : kept_) {
      visit(lane, until.sums[lane] - since.sums[lane], until.last_runs[lane]);
    }
  }

  /// The sums of the kept lanes in the span; without first and last run.
  totals::Totals sums_in(totals::Span span) const;

 private:
  SelectedLanes(const totals::Cells& cells, totals::LaneMemo& memo, const totals::Lanes& lanes)
      : cells_(&cells), memo_(&memo), lanes_(&lanes) {}

  const totals::Cells* cells_;
  totals::LaneMemo* memo_;
  const totals::Lanes* lanes_;
  std::vector<std::uint32_t> kept_;
};

}  // namespace cronlens::select
