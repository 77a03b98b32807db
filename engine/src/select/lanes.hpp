// SPDX-License-Identifier: MIT
// A query whose filters do not look at jobs, as lanes: sums over any span without visiting cells.
#pragma once

#include <optional>
#include <vector>

#include "cronlens/contract/query.hpp"
#include "totals/cells.hpp"
#include "totals/totals.hpp"

namespace cronlens::select {

class SelectedLanes {
 public:
  struct Lane {
    std::uint32_t id;
    RunOutcome outcome;
  };

  /// None where the query filters by job or text, or where lanes cannot hold the sums.
  /// `selected`: the cells that pass the query.
  static std::optional<SelectedLanes> of(const totals::Cells& cells,
                                         const std::vector<const totals::Cell*>& selected,
                                         const Query& query);

  const std::vector<Lane>& kept() const { return kept_; }
  std::size_t size() const { return lanes_->size(); }

  /// Sums of all lanes, kept or not, before a position of the time index.
  void at(std::uint32_t position, totals::Sums* into) const {
    cells_->lane_sums(*lanes_, position, into);
  }

  /// The sums of the kept lanes in the span; without first and last run.
  totals::Totals sums_in(totals::Span span) const;

 private:
  SelectedLanes(const totals::Cells& cells, const totals::Lanes& lanes)
      : cells_(&cells), lanes_(&lanes) {}

  const totals::Cells* cells_;
  const totals::Lanes* lanes_;
  std::vector<Lane> kept_;
};

}  // namespace cronlens::select
