// SPDX-License-Identifier: MIT
#include "totals/time_index.hpp"

#include <algorithm>

namespace cronlens::totals {

TimeIndex::TimeIndex(std::vector<double> times, std::vector<std::uint32_t> cell_at,
                     std::size_t cells)
    : times_(std::move(times)),
      cell_at_(std::move(cell_at)),
      cells_(cells),
      stride_(std::max<std::size_t>(64, cells * sizeof(std::uint32_t) / kBytesPerRow)) {
  // Rows may be added: there is no moving all notes for the first of them.
  notes_.reserve(((times_.size() + times_.size() / 16) / stride_ + 2) * cells_);
  ranks_.resize(cells_);
  notes_.resize(cells_);
  for (std::size_t i = 0; i < times_.size(); ++i) count(i);
}

void TimeIndex::count(std::size_t row) {
  ++ranks_[cell_at_[row]];
  if ((row + 1) % stride_ == 0) notes_.insert(notes_.end(), ranks_.begin(), ranks_.end());
}

void TimeIndex::append(double time, std::uint32_t cell) {
  times_.push_back(time);
  cell_at_.push_back(cell);
  count(times_.size() - 1);
}

void TimeIndex::take_back(std::uint32_t position) {
  ranks_ = ranks(position);
  notes_.resize((position / stride_ + 1) * cells_);
  times_.resize(position);
  cell_at_.resize(position);
}

std::uint32_t TimeIndex::position(double moment, std::uint32_t from) const {
  // Gallop: the steps of a timeline have like numbers of rows, so the next edge is near.
  std::size_t low = from, step = 16;
  while (low + step < times_.size() && times_[low + step] < moment) {
    low += step;
    step *= 2;
  }
  const auto begin = times_.begin() + static_cast<std::ptrdiff_t>(low);
  const auto end =
      times_.begin() + static_cast<std::ptrdiff_t>(std::min(times_.size(), low + step + 1));
  return static_cast<std::uint32_t>(std::lower_bound(begin, end, moment) - times_.begin());
}

std::vector<std::uint32_t> TimeIndex::ranks(std::uint32_t position) const {
  const std::size_t note = position / stride_;
  const auto* const first = notes_.data() + note * cells_;
  std::vector<std::uint32_t> ranks(first, first + cells_);
  for (std::size_t i = note * stride_; i < position; ++i) ++ranks[cell_at_[i]];
  return ranks;
}

}  // namespace cronlens::totals
