// SPDX-License-Identifier: MIT
// Filter, then group, then add: sums of the selected cells by job, by model, by provider.
#pragma once

#include <cstdint>
#include <vector>

#include "totals/cells.hpp"
#include "totals/totals.hpp"

namespace cronlens::totals {

/// The part of one cell that lies in a span.
struct Slice {
  const Cell* cell;
  Slots slots;
  Sums sums;
};
using Slices = std::vector<Slice>;

/// The slices that are not empty, in the order of the cells.
Slices cut(const Cells& cells, const std::vector<const Cell*>& selected, Span span);

/// Adds the slice with its first and last start.
void add(Totals& totals, const Cells& cells, const Slice& slice);

struct Group {
  std::uint32_t id = 0;  // of the dictionary grouped by
  Totals sums;
};

/// One group per id that has a run, in order of ids.
std::vector<Group> group_by(const Cells& cells, const Slices& slices, std::uint32_t Cell::*key,
                            std::uint32_t ids);

struct JobGroup {
  std::uint32_t job = 0;
  Totals sums;
  std::uint32_t latest_model = 0;    // of the run that started last
  std::uint32_t greatest_model = 0;  // last in byte order: what Cronalytics calls last_model
  std::uint32_t greatest_mode = 0;   // last in byte order: one script run makes a script job
};

/// One group per job that has a run, in order of job ids of the dictionary.
std::vector<JobGroup> group_by_job(const Cells& cells, const Slices& slices);

}  // namespace cronlens::totals
