// SPDX-License-Identifier: MIT
#include "projections/timeline.hpp"

#include <algorithm>

#include "select/calendar.hpp"

namespace cronlens::projections {
namespace {

using totals::Nano;
using totals::Slots;
using totals::Span;

/// Calls visit(step, slots) for every step in which the cell has runs of the window. `edges` are
/// places in time.
template <class Visit>
void walk_steps(const totals::Cells& cells, const totals::Slice& slice,
                const std::vector<std::uint32_t>& edges, Visit&& visit) {
  const Slots slots = slice.slots;
  std::uint32_t at = slots.begin;
  std::size_t step = 0;
  while (at < slots.end && step + 1 < edges.size()) {
    // Jump over steps without runs: the next run says which step comes next.
    const auto edge = std::upper_bound(edges.begin() + static_cast<std::ptrdiff_t>(step),
                                       edges.end(), cells.place(at));
    if (edge == edges.end()) return;
    step = static_cast<std::size_t>(edge - edges.begin() - 1);
    const std::uint32_t end = std::min(slots.end, cells.lower_bound(*slice.cell, at, *edge));
    visit(step, Slots{at, end});
    at = end;
    ++step;
  }
}

struct Sums {
  std::vector<Nano> cost, failure_cost;
  std::vector<std::int64_t> runs, failures, unknown_cost, tokens;

  explicit Sums(std::size_t steps)
      : cost(steps),
        failure_cost(steps),
        runs(steps),
        failures(steps),
        unknown_cost(steps),
        tokens(steps) {}

  void add(std::size_t step, RunOutcome outcome, const totals::Sums& sums) {
    const Nano part = static_cast<std::int64_t>(sums.cost);
    runs[step] += sums.runs;
    cost[step] += part;
    unknown_cost[step] += sums.runs - sums.cost_known;
    tokens[step] += static_cast<std::int64_t>(sums.tokens());
    if (outcome != RunOutcome::failure) return;
    failures[step] += sums.runs;
    failure_cost[step] += part;
  }
};

template <class Q>
void copy(const std::vector<std::int64_t>& from, std::vector<Q>& to) {
  to.reserve(from.size());
  for (const auto value : from) to.push_back(Q(static_cast<double>(value)));
}
void copy(const std::vector<Nano>& from, std::vector<Usd>& to) {
  to.reserve(from.size());
  for (const auto value : from) to.push_back(Usd(totals::from_nano(value)));
}

void add_span(const select::SelectedLanes& lanes, Span span, std::size_t step, Sums& sums) {
  lanes.visit(span, [&](std::uint32_t lane, const totals::Sums& in_span, double) {
    sums.add(step, lanes.key(lane).outcome, in_span);
  });
}

void add_step(const select::SelectedLanes& lanes, const totals::Sums* before,
              const totals::Sums* after, std::size_t step, Sums& sums) {
  for (const std::uint32_t lane : lanes.kept()) {
    sums.add(step, lanes.key(lane).outcome, after[lane] - before[lane]);
  }
}

/// Looks up the sums before each edge. Two rows at a time: there may be as many lanes as models.
void walk_edges(const Selection& selection, const std::vector<double>& edges, std::size_t first,
                Sums& sums) {
  const select::SelectedLanes& lanes = *selection.lanes;
  const totals::TimeIndex& index = selection.state.cells.time_index();
  std::vector<totals::Sums> before(lanes.size()), after(lanes.size());
  std::uint32_t position = index.position(edges.front());
  lanes.at(position, before.data());
  for (std::size_t step = 0; step + 1 < edges.size(); ++step) {
    const std::uint32_t next = index.position(edges[step + 1], position);
    if (next == position) continue;
    position = next;
    lanes.at(position, after.data());
    add_step(lanes, before.data(), after.data(), first + step, sums);
    before.swap(after);
  }
}

/// Steps that the window holds whole: they come again with other windows.
void add_whole(const Selection& selection, const std::vector<double>& edges, std::size_t first,
               Sums& sums) {
  const select::SelectedLanes& lanes = *selection.lanes;
  const totals::Sums* before = nullptr;
  if (lanes.tells_only_kinds()) {
    before = selection.state.edges.before(selection.state.cells, edges);
  }
  if (!before) return walk_edges(selection, edges, first, sums);
  for (std::size_t step = 0; step + 1 < edges.size(); ++step, before += lanes.size()) {
    add_step(lanes, before, before + lanes.size(), first + step, sums);
  }
}

/// Adds the runs of the window step by step; a step that the window cuts counts in part.
void add_lanes(const Selection& selection, const std::vector<double>& edges, Sums& sums) {
  const select::SelectedLanes& lanes = *selection.lanes;
  const Span window = selection.window.span;
  const auto first = std::lower_bound(edges.begin(), edges.end(), window.since);
  const auto end = std::upper_bound(first, edges.end(), window.until);
  const auto step = static_cast<std::size_t>(first - edges.begin());
  if (first == end) {
    if (step > 0) add_span(lanes, window, step - 1, sums);
    return;
  }
  if (step > 0) add_span(lanes, {window.since, *first}, step - 1, sums);
  add_whole(selection, {first, end}, step, sums);
  if (end == edges.end()) return;
  const auto last = static_cast<std::size_t>(end - edges.begin()) - 1;
  add_span(lanes, {edges[last], window.until}, last, sums);
}

/// How many runs start before each of the ascending moments.
std::vector<std::uint32_t> places_of(const totals::Cells& cells,
                                     const std::vector<double>& moments) {
  std::vector<std::uint32_t> places;
  std::uint32_t place = 0;
  for (const double moment : moments) {
    place = cells.time_index().position(moment, place);
    places.push_back(place);
  }
  return places;
}

void add_slice(const Selection& selection, const totals::Slice& slice,
               const std::vector<std::uint32_t>& edges, std::size_t first, Sums& sums) {
  const totals::Cells& cells = selection.state.cells;
  walk_steps(cells, slice, edges, [&](std::size_t step, Slots slots) {
    sums.add(first + step, slice.cell->outcome, cells.sums(slots));
  });
}

/// What the steps do not show of the selection: both together are its sums.
void add_outside(const Selection& selection, const Sums& shown, Timeline& made) {
  const totals::Totals all = selection.sums_in(selection.window.span);
  std::int64_t runs = all.all_runs(), priced = all.all_cost_known();
  Nano cost = all.all_cost();
  for (std::size_t step = 0; step < shown.runs.size(); ++step) {
    runs -= shown.runs[step];
    priced -= shown.runs[step] - shown.unknown_cost[step];
    cost -= shown.cost[step];
  }
  made.outside_runs = Count(static_cast<double>(runs));
  if (runs == 0 || priced > 0) made.outside_cost = Usd(totals::from_nano(cost));
}

std::vector<double> edges_of(const Selection& selection, Bucket& bucket) {
  const Span shown = selection.shown();
  return select::bucket_edges(selection.zone, bucket, shown.since, shown.until);
}

}  // namespace

Timeline make_timeline(const Selection& selection) {
  const Span shown = selection.shown();
  return make_timeline(selection, select::bucket_for(shown.until - shown.since));
}

Timeline make_timeline(const Selection& selection, Bucket bucket) {
  const Span shown = selection.shown();
  Timeline made;
  made.bucket = bucket;
  const std::vector<double> edges = edges_of(selection, made.bucket);
  Sums sums(edges.size() - 1);
  if (selection.lanes) {
    add_lanes(selection, edges, sums);
  } else {
    const auto places = places_of(selection.state.cells, edges);
    for (const totals::Slice& slice : selection.slices())
      add_slice(selection, slice, places, 0, sums);
  }
  for (const double edge : edges) made.edges.push_back(Instant(edge));
  copy(sums.runs, made.runs);
  copy(sums.failures, made.failures);
  copy(sums.cost, made.cost);
  copy(sums.failure_cost, made.failure_cost);
  copy(sums.unknown_cost, made.unknown_cost_runs);
  copy(sums.tokens, made.tokens);
  add_outside(selection, sums, made);
  made.first_partial = edges.front() < selection.window.span.since;
  made.last_partial = edges.back() > std::min(selection.window.span.until,
                                              std::max(selection.query.now.value, shown.until));
  return made;
}

Sparklines make_sparklines(const Selection& selection, const std::vector<std::string>& jobs,
                           int steps) {
  const Span shown = selection.shown();
  Sparklines made;
  made.bucket = select::bucket_for(shown.until - shown.since, steps);
  const std::vector<double> edges = edges_of(selection, made.bucket);
  const std::size_t count = edges.size() - 1;
  made.steps = Count(static_cast<double>(count));
  made.ids = jobs;

  std::vector<std::int64_t> line_of(selection.facts().jobs.size(), -1);
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    if (const auto id = selection.facts().jobs.find(jobs[i])) {
      line_of[*id] = static_cast<std::int64_t>(i);
    }
  }
  const auto places = places_of(selection.state.cells, edges);
  Sums sums(count * jobs.size());
  for (const totals::Slice& slice : selection.slices()) {
    if (line_of[slice.cell->job] < 0) continue;
    const std::size_t first = static_cast<std::size_t>(line_of[slice.cell->job]) * count;
    add_slice(selection, slice, places, first, sums);
  }
  copy(sums.cost, made.cost);
  copy(sums.runs, made.runs);
  return made;
}

}  // namespace cronlens::projections
