// SPDX-License-Identifier: MIT
#include "totals/cells.hpp"

#include <algorithm>
#include <numeric>

#include "facts/append_facts.hpp"
#include "totals/time_order.hpp"

namespace cronlens::totals {
namespace {

template <class T>
std::vector<T> gather(const std::vector<T>& column, const std::vector<std::uint32_t>& rows) {
  std::vector<T> gathered;
  gathered.reserve(rows.size() + rows.size() / 16);  // rows may be added
  gathered.resize(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) gathered[i] = column[rows[i]];
  return gathered;
}

// More rows than this are prepared anew with all others: placing one means looking at every cell.
constexpr std::size_t kMostPlaced = 1000;

/// Room for rows to come; none where cells are about as many as rows, and room would cost most. A
/// young cell in a file of large ones gets a row as often as they do.
std::uint32_t spare_slots(std::uint32_t rows_of_cell, std::size_t rows_per_cell) {
  const std::size_t young = std::max(std::min<std::size_t>(4, rows_per_cell / 4),
                                     std::min<std::size_t>(64, rows_per_cell / 8));
  return rows_of_cell / 16 + static_cast<std::uint32_t>(young);
}

}  // namespace

Cells::Cells(facts::Facts facts) : facts_(std::move(facts)) {
  CellTable table = make_cell_table(facts_);
  cells_ = std::move(table.cells);
  cell_units_ = std::move(table.cell_units);
  units_ = table.units;
  lanes_hold_ = units_ <= kMostUnits;
  row_at_ = time_order(facts_.run_time);
  row_at_.reserve(row_at_.size() + row_at_.size() / 16);
  time_index_ =
      TimeIndex(gather(facts_.run_time, row_at_), gather(table.cell_of, row_at_), cells_.size());
  place_slots();
  fill_slots();
}

void Cells::place_slots() {
  const std::size_t average = cells_.empty() ? 0 : facts_.size() / cells_.size();
  std::uint32_t next = 0;
  for (Cell& cell : cells_) {
    const std::uint32_t rows = cell.end;
    cell.begin = next;
    cell.end = next + rows;
    const std::uint32_t room = rows + 1 + spare_slots(rows, average);
    next += (room + kSlotsPerNote - 1) / kSlotsPerNote * kSlotsPerNote;
  }
  places_.resize(next);
  notes_.resize(next / kSlotsPerNote);
}

void Cells::fill_slots() {
  kinds_ = Lanes(cells_, {.job = false, .route = false}, facts_.size());
  routes_ = Lanes(cells_, {.job = false, .route = true}, facts_.size());
  by_job_ = Lanes(cells_, {.job = true, .route = false}, facts_.size());
  std::vector<std::uint32_t> next;
  for (const Cell& cell : cells_) next.push_back(cell.begin);
  std::vector<Sums> running(cells_.size());
  for (std::uint32_t place = 0; place < row_at_.size(); ++place) {
    const std::uint32_t cell = time_index_.cell_at()[place];
    const Sums row = sums_of(facts_, row_at_[place]);
    places_[next[cell]++] = place;
    running[cell] += row;
    if (next[cell] % kSlotsPerNote == 0) notes_[next[cell] / kSlotsPerNote] = running[cell];
    add_to_lanes(cell, row);
  }
}

void Cells::add_to_lanes(std::uint32_t cell, const Sums& row) {
  kinds_.add(cell, row);
  routes_.add(cell, row);
  by_job_.add(cell, row);
}

void Cells::append(const facts::Facts& rows) {
  const auto first = static_cast<std::uint32_t>(facts_.size());
  facts::append_facts(facts_, rows);
  if (rows.size() == 0) return;
  if (!place_rows(first)) *this = Cells(std::move(facts_));
}

bool Cells::place_rows(std::uint32_t first) {
  const auto& times = time_index_.times();
  const double* const starts = facts_.run_time.data();
  const double earliest = *std::min_element(starts + first, starts + facts_.size());
  const auto from = std::upper_bound(times.begin(), times.end(), earliest) - times.begin();
  std::vector<std::uint32_t> rows(row_at_.begin() + from, row_at_.end());
  const std::size_t later = rows.size();
  rows.resize(later + facts_.size() - first);
  if (rows.size() > kMostPlaced) return false;
  std::iota(rows.begin() + static_cast<std::ptrdiff_t>(later), rows.end(), first);
  std::sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(facts_.run_time[a], a) < std::pair(facts_.run_time[b], b);
  });
  take_back(static_cast<std::uint32_t>(from));
  return std::all_of(rows.begin(), rows.end(), [&](std::uint32_t row) { return add_newest(row); });
}

void Cells::take_back(std::uint32_t position) {
  const auto& cell_at = time_index_.cell_at();
  for (Lanes* lanes : {&kinds_, &routes_, &by_job_}) {
    lanes->take_back(facts_, row_at_, cell_at, position);
  }
  for (std::size_t i = position; i < row_at_.size(); ++i) {
    const double units = units_of(facts_, row_at_[i]);
    --cells_[cell_at[i]].end;
    cell_units_[cell_at[i]] -= units;
    units_ -= units;
  }
  time_index_.take_back(position);
  row_at_.resize(position);
}

bool Cells::add_newest(std::uint32_t row) {
  const double units = units_of(facts_, row);
  if (lanes_hold_ && units_ + units > kMostUnits) return false;
  const std::optional<std::uint32_t> cell = cell_for(row, units);
  if (!cell) return false;
  row_at_.push_back(row);
  time_index_.append(facts_.run_time[row], *cell);
  const std::uint32_t end = ++cells_[*cell].end;
  places_[end - 1] = static_cast<std::uint32_t>(row_at_.size()) - 1;
  if (end % kSlotsPerNote == 0) {
    Sums sums = notes_[end / kSlotsPerNote - 1];
    add_rows({end - kSlotsPerNote, end}, sums);
    notes_[end / kSlotsPerNote] = sums;
  }
  add_to_lanes(*cell, sums_of(facts_, row));
  cell_units_[*cell] += units;
  units_ += units;
  return true;
}

std::optional<std::uint32_t> Cells::cell_for(std::uint32_t row, double units) const {
  const Key key = key_of(facts_, row);
  for (std::uint32_t cell = 0; cell < cells_.size(); ++cell) {
    if (cells_[cell] != key || cell_units_[cell] + units > kMostUnits) continue;
    const std::size_t limit = cell + 1 < cells_.size() ? cells_[cell + 1].begin : places_.size();
    if (cells_[cell].end + 1 < limit) return cell;
  }
  return std::nullopt;
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

void Cells::add_rows(Slots slots, Sums& sums) const {
  for (std::uint32_t slot = slots.begin; slot != slots.end; ++slot) {
    sums += sums_of(facts_, row(slot));
  }
}

Sums Cells::sums_before(std::uint32_t slot) const {
  const std::uint32_t note = slot / kSlotsPerNote;
  Sums sums = notes_[note];
  add_rows({note * kSlotsPerNote, slot}, sums);
  return sums;
}

Sums Cells::sums(Slots slots) const {
  if (slots.size() > kSlotsPerNote) return sums_before(slots.end) - sums_before(slots.begin);
  Sums sums;
  add_rows(slots, sums);
  return sums;
}

std::uint32_t Cells::lower_bound(const Cell& cell, std::uint32_t from, std::uint32_t place) const {
  const std::uint32_t* const places = places_.data();
  return static_cast<std::uint32_t>(std::lower_bound(places + from, places + cell.end, place) -
                                    places);
}

Slots Cells::slots(const Cell& cell, Stretch stretch) const {
  const std::uint32_t begin = lower_bound(cell, cell.begin, stretch.begin);
  return {begin, lower_bound(cell, begin, stretch.end)};
}

}  // namespace cronlens::totals
