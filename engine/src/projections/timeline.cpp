// SPDX-License-Identifier: MIT
#include "projections/timeline.hpp"

#include <algorithm>

#include "select/calendar.hpp"

namespace cronlens::projections {
namespace {

using totals::Cell;
using totals::Nano;
using totals::Rows;
using totals::Span;

/// Calls visit(step, rows) for every step in which the cell has rows of the window.
template <class Visit>
void walk_steps(const totals::Cells& cells, const totals::Slice& slice,
                const std::vector<double>& edges, Visit&& visit) {
  const auto& times = cells.facts().run_time;
  const Rows rows = slice.rows;
  std::uint32_t at = rows.begin;
  std::size_t step = 0;
  while (at < rows.end && step + 1 < edges.size()) {
    // Jump over steps without rows: the next row says which step comes next.
    const auto edge =
        std::upper_bound(edges.begin() + static_cast<std::ptrdiff_t>(step), edges.end(), times[at]);
    if (edge == edges.end()) return;
    step = static_cast<std::size_t>(edge - edges.begin() - 1);
    const std::uint32_t end = std::min(rows.end, cells.lower_bound(*slice.cell, at, *edge));
    visit(step, Rows{at, end});
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

  void add(const totals::Cells& cells, const Cell& cell, std::size_t step, Rows rows) {
    const std::int64_t count = rows.end - rows.begin;
    const Nano part = cells.cost(rows);
    runs[step] += count;
    cost[step] += part;
    unknown_cost[step] += count - cells.cost_known(rows);
    tokens[step] += cells.tokens(rows);
    if (cell.outcome != RunOutcome::failure) return;
    failures[step] += count;
    failure_cost[step] += part;
  }
};

template <class Q>
void copy(const std::vector<std::int64_t>& from, std::vector<Q>& to) {
  for (const auto value : from) to.push_back(Q(static_cast<double>(value)));
}
void copy(const std::vector<Nano>& from, std::vector<Usd>& to) {
  for (const auto value : from) to.push_back(Usd(totals::from_nano(value)));
}

std::vector<double> edges_of(const Selection& selection, Bucket& bucket) {
  const Span shown = selection.shown();
  return select::bucket_edges(selection.zone, bucket, shown.since, shown.until);
}

}  // namespace

Timeline make_timeline(const Selection& selection) {
  const Span shown = selection.shown();
  Timeline made;
  made.bucket = select::bucket_for(shown.until - shown.since);
  const std::vector<double> edges = edges_of(selection, made.bucket);
  Sums sums(edges.size() - 1);
  for (const totals::Slice& slice : selection.slices) {
    walk_steps(selection.state.cells, slice, edges, [&](std::size_t step, Rows rows) {
      sums.add(selection.state.cells, *slice.cell, step, rows);
    });
  }
  for (const double edge : edges) made.edges.push_back(Instant(edge));
  copy(sums.runs, made.runs);
  copy(sums.failures, made.failures);
  copy(sums.cost, made.cost);
  copy(sums.failure_cost, made.failure_cost);
  copy(sums.unknown_cost, made.unknown_cost_runs);
  copy(sums.tokens, made.tokens);
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
  Sums sums(count * jobs.size());
  for (const totals::Slice& slice : selection.slices) {
    if (line_of[slice.cell->job] < 0) continue;
    const std::size_t first = static_cast<std::size_t>(line_of[slice.cell->job]) * count;
    walk_steps(selection.state.cells, slice, edges, [&](std::size_t step, Rows rows) {
      sums.add(selection.state.cells, *slice.cell, first + step, rows);
    });
  }
  copy(sums.cost, made.cost);
  copy(sums.runs, made.runs);
  return made;
}

}  // namespace cronlens::projections
