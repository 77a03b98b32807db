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

struct Selection {
  // Requires: `query` passed check_query() and outlives the selection.
  Selection(const Engine::State& state, const Query& query);

  const Engine::State& state;
  const Query& query;
  select::Zone zone;
  select::ResolvedWindow window;
  std::vector<const totals::Cell*> cells;  // that pass the filters
  totals::Slices slices;                   // their runs in the window
  std::vector<totals::JobGroup> jobs;      // of the slices
  totals::Totals sums;                     // of the jobs

  /// A short cut to sums over other spans, where the query allows it.
  std::optional<select::SelectedLanes> lanes;

  /// The stretch that is drawn: the window, with open ends closed by the data and by `now`.
  totals::Span shown() const;

  /// Sums of what passes the filters in another span; without its first and last run.
  totals::Totals sums_in(totals::Span span) const;

  /// When and over what projections are made.
  measures::Moment moment() const;

  const facts::Facts& facts() const { return state.cells.facts(); }
};

/// The job's schedule, or null where jobs.json does not list it.
const Schedule* schedule_of(const Engine::State& state, std::uint32_t job);

/// The job's name, or its id where it has none.
const std::string& name_of(const Engine::State& state, std::uint32_t job);

}  // namespace cronlens::projections
