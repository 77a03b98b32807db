// SPDX-License-Identifier: MIT
// A query as lanes: sums over any span without visiting cells.
#pragma once

#include <optional>
#include <vector>

#include "select/filter.hpp"
#include "totals/cells.hpp"
#include "totals/totals.hpp"

namespace cronlens::select {

class SelectedLanes {
 public:
  /// The lanes that tell apart what `groups` and the filter do; none where there are no such lanes.
  static std::optional<SelectedLanes> of(const totals::Cells& cells, const Filter& filter,
                                         totals::Grain groups);

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

  /// The sums of all lanes in the span.
  std::vector<totals::Sums> in(totals::Span span) const;

  /// The sums of the kept lanes in the span; without first and last run.
  totals::Totals sums_in(totals::Span span) const;

  /// The start of every lane's last run before `until`; -inf where it has none.
  std::vector<double> last_runs(double until) const;

 private:
  SelectedLanes(const totals::Cells& cells, const totals::Lanes& lanes)
      : cells_(&cells), lanes_(&lanes) {}

  const totals::Cells* cells_;
  const totals::Lanes* lanes_;
  std::vector<std::uint32_t> kept_;
};

}  // namespace cronlens::select
