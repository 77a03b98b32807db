// SPDX-License-Identifier: MIT
#include "select/lanes.hpp"

namespace cronlens::select {

std::optional<SelectedLanes> SelectedLanes::of(const totals::Cells& cells, totals::LaneMemo& memo,
                                               const Filter& filter, totals::Grain groups) {
  const totals::Grain grain{.job = groups.job || filter.grain().job,
                            .route = groups.route || filter.grain().route};
  if (!cells.has_lanes(grain)) return std::nullopt;
  SelectedLanes made(cells, memo, cells.lanes(grain));
  for (std::uint32_t lane = 0; lane < made.size(); ++lane) {
    if (filter.keeps(made.key(lane))) made.kept_.push_back(lane);
  }
  return made;
}

totals::Totals SelectedLanes::sums_in(totals::Span span) const {
  totals::Totals totals;
  visit(span, [&](std::uint32_t lane, const totals::Sums& sums, double) {
    totals.add(key(lane).outcome, sums);
  });
  return totals;
}

}  // namespace cronlens::select
