// SPDX-License-Identifier: MIT
#include "totals/groups.hpp"

namespace cronlens::totals {
namespace {

using facts::Dictionary;

// Below this part of all cells, searching each is quicker than asking the time index for all.
constexpr std::size_t kFew = 16;

/// NULL is the least of all texts, as in SQL's MAX.
std::uint32_t greater(const Dictionary& dictionary, std::uint32_t a, std::uint32_t b) {
  if (a == b || b == Dictionary::kNull) return a;
  if (a == Dictionary::kNull) return b;
  return dictionary.text(a) < dictionary.text(b) ? b : a;
}

void add_slice(const Cells& cells, const Slice& slice, JobGroup& group) {
  const facts::Facts& facts = cells.facts();
  const double last_run = cells.start(slice.slots.end - 1);
  if (last_run >= group.sums.last_run) group.latest_model = slice.cell->model;
  add(group.sums, cells, slice);
  group.greatest_model = greater(facts.models, group.greatest_model, slice.cell->model);
  group.greatest_mode = greater(facts.modes, group.greatest_mode, slice.cell->mode);
}

template <class T>
std::vector<T> with_runs(std::vector<T> groups) {
  std::erase_if(groups, [](const T& group) { return group.sums.all_runs() == 0; });
  return groups;
}

void keep(const Cells& cells, const Cell* cell, Slots slots, Slices& slices) {
  if (!slots.empty()) slices.push_back({cell, slots, cells.sums(slots)});
}

}  // namespace

Slices cut(const Cells& cells, const std::vector<const Cell*>& selected, Span span) {
  Slices slices;
  slices.reserve(selected.size());
  if (!(span.since < span.until)) return slices;
  const Stretch stretch = cells.stretch(span);
  if (selected.size() * kFew < cells.cells().size()) {
    for (const Cell* cell : selected) keep(cells, cell, cells.slots(*cell, stretch), slices);
    return slices;
  }
  const auto since = cells.time_index().ranks(stretch.begin);
  const auto until = cells.time_index().ranks(stretch.end);
  const Cell* const first = cells.cells().data();
  for (const Cell* cell : selected) {
    const auto i = static_cast<std::size_t>(cell - first);
    keep(cells, cell, {cell->begin + since[i], cell->begin + until[i]}, slices);
  }
  return slices;
}

void add(Totals& totals, const Cells& cells, const Slice& slice) {
  totals.add(slice.cell->outcome, slice.sums);
  totals.first_run = std::min(totals.first_run, cells.start(slice.slots.begin));
  totals.last_run = std::max(totals.last_run, cells.start(slice.slots.end - 1));
}

std::vector<Group> group_by(const Cells& cells, const Slices& slices, std::uint32_t Cell::*key,
                            std::uint32_t ids) {
  std::vector<Group> groups(ids);
  for (std::uint32_t id = 0; id < ids; ++id) groups[id].id = id;
  for (const Slice& slice : slices) add(groups[slice.cell->*key].sums, cells, slice);
  return with_runs(std::move(groups));
}

std::vector<JobGroup> group_by_job(const Cells& cells, const Slices& slices) {
  std::vector<JobGroup> groups(cells.facts().jobs.size());
  for (std::uint32_t job = 0; job < groups.size(); ++job) groups[job].job = job;
  for (const Slice& slice : slices) add_slice(cells, slice, groups[slice.cell->job]);
  return with_runs(std::move(groups));
}

}  // namespace cronlens::totals
