// SPDX-License-Identifier: MIT
#include "projections/selection.hpp"

#include <algorithm>
#include <cmath>

#include "select/filter.hpp"

namespace cronlens::projections {
namespace {

constexpr double kDay = 86400;

LocalTime wall_clock(const select::Zone& zone, double moment) {
  return LocalTime{static_cast<std::int64_t>(std::llround(zone.to_local(moment) * 1e6))};
}

totals::Totals add_up(const std::vector<totals::JobGroup>& jobs) {
  totals::Totals sums;
  for (const auto& job : jobs) sums += job.sums;
  return sums;
}

}  // namespace

Selection::Selection(const Engine::State& from, const Query& asked)
    : state(from),
      query(asked),
      zone(asked.zone),
      window(select::resolve(asked)),
      filter(from.cells, from.jobs_file(), asked),
      lanes(select::SelectedLanes::of(from.cells, from.lane_states, filter, {})) {}

const std::vector<const totals::Cell*>& Selection::cells() const {
  if (!cells_) cells_ = select::select_cells(state.cells, filter);
  return *cells_;
}

const totals::Slices& Selection::slices() const {
  if (!slices_) slices_ = totals::cut(state.cells, cells(), window.span);
  return *slices_;
}

const std::vector<totals::JobGroup>& Selection::jobs() const {
  if (!jobs_) jobs_ = totals::group_by_job(state.cells, slices());
  return *jobs_;
}

const totals::Totals& Selection::sums() const {
  if (!sums_) sums_ = add_up(jobs());
  return *sums_;
}

totals::Totals Selection::sums_in(totals::Span span) const {
  if (lanes) return lanes->sums_in(span);
  totals::Totals totals;
  for (const totals::Slice& slice : totals::cut(state.cells, cells(), span)) {
    totals.add(slice.cell->outcome, slice.sums);
  }
  return totals;
}

double Selection::last_run() const {
  if (!lanes) return sums().last_run;
  double last = totals::Totals().last_run;
  lanes->visit(window.span, [&](std::uint32_t, const totals::Sums& sums, double last_run) {
    if (sums.runs > 0) last = std::max(last, last_run);
  });
  return last;
}

totals::Span Selection::shown() const {
  if (query.window.kind == WindowKind::range) return window.span;
  const double now = query.now.value;
  if (query.window.kind == WindowKind::all_time) {
    if (sums().all_runs() == 0) return {now - kDay, now};
    // The end is open: the last run itself has to be inside.
    return {sums().first_run, std::nextafter(sums().last_run, totals::Span{}.until)};
  }
  // A run from the future stretches the picture, but one with an absurd clock must not squash it.
  const double furthest = now + std::max(2 * kDay, window.days * kDay);
  const double last = std::nextafter(last_run(), totals::Span{}.until);
  return {window.span.since, std::max(now, std::min(last, furthest))};
}

measures::Moment Selection::moment() const {
  const LocalTime now = wall_clock(zone, query.now.value);
  const bool closed = query.window.kind == WindowKind::range;
  return {now, closed ? wall_clock(zone, window.span.until) : now, window.days, state.firings};
}

const Schedule* schedule_of(const Engine::State& state, std::uint32_t job) {
  const facts::Job* listed = state.job(job);
  return listed ? &listed->schedule : nullptr;
}

const std::string& name_of(const Engine::State& state, std::uint32_t job) {
  const facts::Job* listed = state.job(job);
  return listed ? listed->name : state.cells.facts().jobs.text(job);
}

}  // namespace cronlens::projections
