// SPDX-License-Identifier: MIT
// From a moment to a place in every cell at once, without a search per cell.
//
// All rows in one order of time, with the cell of each. Every `stride` rows the number of rows that
// each cell has seen so far is written down: a moment is one binary search, a copy of the nearest
// earlier note, and a walk over fewer than `stride` rows. The stride grows with the number of cells
// so that the notes take about kBytesPerRow a row, whatever the file.
#pragma once

#include <cstdint>
#include <vector>

namespace cronlens::totals {

class TimeIndex {
 public:
  TimeIndex() = default;
  /// `times` ascending; `cell_at[i]` the cell of the i-th row in time.
  TimeIndex(std::vector<double> times, std::vector<std::uint32_t> cell_at, std::size_t cells);

  /// Adds the next row in time. Requires: it is not before the last, and of a known cell.
  void append(double time, std::uint32_t cell);
  /// Forgets the rows from `position` on.
  void take_back(std::uint32_t position);

  std::size_t size() const { return times_.size(); }
  const std::vector<double>& times() const { return times_; }
  const std::vector<std::uint32_t>& cell_at() const { return cell_at_; }

  /// How many rows start before the moment.
  std::uint32_t position(double moment) const { return position(moment, 0); }

  /// The same, quick when the answer lies not far after `from`, where it must lie.
  std::uint32_t position(double moment, std::uint32_t from) const;

  /// For every cell, how many of the first `position` rows are its own.
  std::vector<std::uint32_t> ranks(std::uint32_t position) const;

 private:
  static constexpr std::size_t kBytesPerRow = 4;

  /// Takes a row into the ranks, and writes them down where a stride ends.
  void count(std::size_t row);

  std::vector<double> times_;
  std::vector<std::uint32_t> cell_at_;
  std::size_t cells_ = 0, stride_ = 1;
  std::vector<std::uint32_t> ranks_;  // after the last row
  std::vector<std::uint32_t> notes_;  // cells_ ranks before row 0, stride_, 2 * stride_, ...
};

}  // namespace cronlens::totals
