// SPDX-License-Identifier: MIT
#include "totals/lanes.hpp"

#include <algorithm>

namespace cronlens::totals {
namespace {

// Four rows a lane: the notes take a quarter of a Sums for each row of the file.
constexpr std::size_t kRowsPerLane = 4;
constexpr std::size_t kLeastStride = 16;

}  // namespace

Lanes::Lanes(std::vector<std::uint32_t> lane_of, std::size_t lanes, std::size_t rows)
    : lane_of_(std::move(lane_of)),
      lanes_(lanes),
      stride_(std::max(kLeastStride, kRowsPerLane * lanes)),
      running_(lanes),
      notes_(lanes) {
  notes_.reserve((rows / stride_ + 1) * lanes_);
}

void Lanes::add(std::uint32_t cell, const Sums& row) {
  running_[lane_of_[cell]] += row;
  if (++added_ % stride_ == 0) notes_.insert(notes_.end(), running_.begin(), running_.end());
}

void Lanes::at(const facts::Facts& facts, const std::vector<std::uint32_t>& row_at,
               const std::vector<std::uint32_t>& cell_at, std::uint32_t position,
               Sums* into) const {
  const std::size_t before = position / stride_;
  const bool forward = position % stride_ <= stride_ / 2 || (before + 2) * lanes_ > notes_.size();
  const std::size_t note = forward ? before : before + 1;
  std::copy_n(notes_.data() + note * lanes_, lanes_, into);
  for (std::size_t i = note * stride_; i < position; ++i) {
    into[lane_of_[cell_at[i]]] += sums_of(facts, row_at[i]);
  }
  for (std::size_t i = position; i < note * stride_; ++i) {
    into[lane_of_[cell_at[i]]] -= sums_of(facts, row_at[i]);
  }
}

}  // namespace cronlens::totals
