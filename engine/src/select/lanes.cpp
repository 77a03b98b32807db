// SPDX-License-Identifier: MIT
#include "select/lanes.hpp"

namespace cronlens::select {

std::optional<SelectedLanes> SelectedLanes::of(const totals::Cells& cells,
                                               const std::vector<const totals::Cell*>& selected,
                                               const Query& query) {
  const bool by_job = !query.jobs.empty() || !query.text.empty();
  if (by_job || !cells.lanes_hold()) return std::nullopt;
  const bool by_kind = query.models.empty() && query.providers.empty();
  SelectedLanes made(cells, by_kind ? cells.kinds() : cells.routes());
  // Without a filter on jobs the cells of a lane are kept or dropped together.
  std::vector<char> seen(made.size());
  for (const totals::Cell* cell : selected) {
    const auto lane = made.lanes_->lane_of(static_cast<std::size_t>(cell - cells.cells().data()));
    if (!seen[lane]) made.kept_.push_back({lane, cell->outcome});
    seen[lane] = true;
  }
  return made;
}

totals::Totals SelectedLanes::sums_in(totals::Span span) const {
  totals::Totals totals;
  if (!(span.since < span.until)) return totals;
  std::vector<totals::Sums> before(size()), after(size());
  at(cells_->time_index().position(span.since), before.data());
  at(cells_->time_index().position(span.until), after.data());
  for (const Lane& lane : kept_) totals.add(lane.outcome, after[lane.id] - before[lane.id]);
  return totals;
}

}  // namespace cronlens::select
