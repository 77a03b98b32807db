// SPDX-License-Identifier: MIT
#include "totals/groups.hpp"

namespace cronlens::totals {
namespace {

using facts::Dictionary;

/// NULL is the least of all texts, as in SQL's MAX.
std::uint32_t greater(const Dictionary& dictionary, std::uint32_t a, std::uint32_t b) {
  if (a == Dictionary::kNull || b == Dictionary::kNull) return a == Dictionary::kNull ? b : a;
  return dictionary.text(a) < dictionary.text(b) ? b : a;
}

void add_cell(const Cells& cells, const Cell& cell, Rows rows, JobGroup& group) {
  const facts::Facts& facts = cells.facts();
  const Totals sums = cells.sum(cell, rows);
  if (sums.last_run >= group.sums.last_run) group.latest_model = cell.model;
  group.sums += sums;
  group.greatest_model = greater(facts.models, group.greatest_model, cell.model);
  group.greatest_mode = greater(facts.modes, group.greatest_mode, cell.mode);
}

template <class T>
std::vector<T> with_runs(std::vector<T> groups) {
  std::vector<T> kept;
  for (T& group : groups) {
    if (group.sums.all_runs() > 0) kept.push_back(std::move(group));
  }
  return kept;
}

}  // namespace

Slices cut(const Cells& cells, const std::vector<const Cell*>& selected, Span span) {
  Slices slices;
  slices.reserve(selected.size());
  for (const Cell* cell : selected) {
    const Rows rows = cells.rows(*cell, span);
    if (!rows.empty()) slices.push_back({cell, rows});
  }
  return slices;
}

Totals add_up(const Cells& cells, const Slices& slices) {
  Totals sums;
  for (const Slice& slice : slices) sums += cells.sum(*slice.cell, slice.rows);
  return sums;
}

std::vector<Group> group_by(const Cells& cells, const Slices& slices, std::uint32_t Cell::*key,
                            std::uint32_t ids) {
  std::vector<Group> groups(ids);
  for (std::uint32_t id = 0; id < ids; ++id) groups[id].id = id;
  for (const Slice& slice : slices) {
    groups[slice.cell->*key].sums += cells.sum(*slice.cell, slice.rows);
  }
  return with_runs(std::move(groups));
}

std::vector<JobGroup> group_by_job(const Cells& cells, const Slices& slices) {
  std::vector<JobGroup> groups(cells.facts().jobs.size());
  for (std::uint32_t job = 0; job < groups.size(); ++job) groups[job].job = job;
  for (const Slice& slice : slices) {
    add_cell(cells, *slice.cell, slice.rows, groups[slice.cell->job]);
  }
  return with_runs(std::move(groups));
}

}  // namespace cronlens::totals
