// SPDX-License-Identifier: MIT
#include "totals/cells.hpp"

#include <algorithm>

#include "totals/time_order.hpp"

namespace cronlens::totals {
namespace {

template <class T>
std::vector<T> gather(const std::vector<T>& column, const std::vector<std::uint32_t>& rows) {
  std::vector<T> gathered(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) gathered[i] = column[rows[i]];
  return gathered;
}

}  // namespace

Cells::Cells(facts::Facts facts) : facts_(std::move(facts)) {
  CellTable table = make_cell_table(facts_);
  cells_ = std::move(table.cells);
  lanes_hold_ = table.units <= kMostUnits;
  row_at_ = time_order(facts_.run_time);
  time_index_ =
      TimeIndex(gather(facts_.run_time, row_at_), gather(table.cell_of, row_at_), cells_.size());
  place_slots();
  fill_slots();
}

void Cells::place_slots() {
  std::uint32_t next = 0;
  for (Cell& cell : cells_) {
    const std::uint32_t rows = cell.end;
    cell.begin = next;
    cell.end = next + rows;
    next += rows + 1;
  }
  sums_.resize(next);
  starts_.resize(next);
  rows_.resize(next);
}

void Cells::fill_slots() {
  kinds_ = Lanes(cells_, {.job = false, .route = false}, facts_.size());
  routes_ = Lanes(cells_, {.job = false, .route = true}, facts_.size());
  by_job_ = Lanes(cells_, {.job = true, .route = false}, facts_.size());
  std::vector<std::uint32_t> next;
  for (const Cell& cell : cells_) next.push_back(cell.begin);
  for (std::size_t i = 0; i < row_at_.size(); ++i) {
    const std::uint32_t cell = time_index_.cell_at()[i], slot = next[cell]++;
    const Sums row = sums_of(facts_, row_at_[i]);
    rows_[slot] = row_at_[i];
    starts_[slot] = time_index_.times()[i];
    sums_[slot + 1] = sums_[slot];
    sums_[slot + 1] += row;
    kinds_.add(cell, row);
    routes_.add(cell, row);
    by_job_.add(cell, row);
  }
}

std::vector<Sums> Cells::lane_sums(const Lanes& lanes, const std::vector<double>& moments) const {
  std::vector<Sums> sums(moments.size() * lanes.size());
  std::uint32_t position = 0;
  for (std::size_t i = 0; i < moments.size(); ++i) {
    position = time_index_.position(moments[i], position);
    lane_sums(lanes, position, sums.data() + i * lanes.size());
  }
  return sums;
}

std::uint32_t Cells::lower_bound(const Cell& cell, std::uint32_t from, double moment) const {
  const double* const starts = starts_.data();
  return static_cast<std::uint32_t>(std::lower_bound(starts + from, starts + cell.end, moment) -
                                    starts);
}

Slots Cells::slots(const Cell& cell, Span span) const {
  const std::uint32_t begin = lower_bound(cell, cell.begin, span.since);
  return {begin, lower_bound(cell, begin, span.until)};
}

}  // namespace cronlens::totals
