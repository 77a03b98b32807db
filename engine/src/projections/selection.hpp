// SPDX-License-Identifier: MIT
// A query made ready: every panel is a function of it.
#pragma once

#include "cronlens/contract/query.hpp"
#include "measures/projection.hpp"
#include "select/lanes.hpp"
#include "select/window.hpp"
#include "select/zone.hpp"
#include "state.hpp"
#include "totals/groups.hpp"

namespace cronlens::projections {

class Selection {
 public:
  // Requires: `query` passed check_query() and outlives the selection.
  Selection(const Engine::State& state, const Query& query);

  const Engine::State& state;
  const Query& query;
  select::Zone zone;
  select::ResolvedWindow window;
  select::Filter filter;

  /// A short cut to sums over any span, where the query allows it.
  std::optional<select::SelectedLanes> lanes;

  // Made when first asked for: what lanes can answer does without them.
  const std::vector<const totals::Cell*>& cells() const;  // that pass the filters
  const totals::Slices& slices() const;                   // their runs in the window
  const std::vector<totals::JobGroup>& jobs() const;      // of the slices
  const totals::Totals& sums() const;                     // of the jobs

  /// The stretch that is drawn: the window, with open ends closed by the data and by `now`.
  totals::Span shown() const;

  /// Sums of what passes the filters in a span; without its first and last run.
  totals::Totals sums_in(totals::Span span) const;

  /// When and over what projections are made.
  measures::Moment moment() const;

  const facts::Facts& facts() const { return state.cells.facts(); }

 private:
  double last_run() const;

  mutable std::optional<std::vector<const totals::Cell*>> cells_;
  mutable std::optional<totals::Slices> slices_;
  mutable std::optional<std::vector<totals::JobGroup>> jobs_;
  mutable std::optional<totals::Totals> sums_;
};

/// The job's schedule, or null where jobs.json does not list it.
const Schedule* schedule_of(const Engine::State& state, std::uint32_t job);

/// The job's name, or its id where it has none.
const std::string& name_of(const Engine::State& state, std::uint32_t job);

}  // namespace cronlens::projections
