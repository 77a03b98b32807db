// SPDX-License-Identifier: MIT
#include "select/lanes.hpp"

#include <limits>

namespace cronlens::select {

std::optional<SelectedLanes> SelectedLanes::of(const totals::Cells& cells, const Filter& filter,
                                               totals::Grain groups) {
  const totals::Grain grain{.job = groups.job || filter.grain().job,
                            .route = groups.route || filter.grain().route};
  if (!cells.has_lanes(grain)) return std::nullopt;
  SelectedLanes made(cells, cells.lanes(grain));
  for (std::uint32_t lane = 0; lane < made.size(); ++lane) {
    if (filter.keeps(made.key(lane))) made.kept_.push_back(lane);
  }
  return made;
}

std::vector<totals::Sums> SelectedLanes::in(totals::Span span) const {
  std::vector<totals::Sums> before(size()), after(size());
  if (!(span.since < span.until)) return after;
  at(cells_->time_index().position(span.since), before.data());
  at(cells_->time_index().position(span.until), after.data());
  for (std::size_t lane = 0; lane < size(); ++lane) after[lane] -= before[lane];
  return after;
}

totals::Totals SelectedLanes::sums_in(totals::Span span) const {
  totals::Totals totals;
  const std::vector<totals::Sums> sums = in(span);
  for (const std::uint32_t lane : kept_) totals.add(key(lane).outcome, sums[lane]);
  return totals;
}

std::vector<double> SelectedLanes::last_runs(double until) const {
  const totals::TimeIndex& index = cells_->time_index();
  std::vector<double> runs;
  runs.reserve(size());
  for (const std::uint32_t rows : lanes_->last(index.cell_at(), index.position(until))) {
    runs.push_back(rows == 0 ? -std::numeric_limits<double>::infinity() : index.times()[rows - 1]);
  }
  return runs;
}

}  // namespace cronlens::select
