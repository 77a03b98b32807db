// SPDX-License-Identifier: MIT
// Sums over time of a few groups of cells ("lanes"): what a timeline needs at hundreds of edges,
// and what totals without a filter on jobs need at two. Before every `stride` rows in time the sums
// of each lane are written down; the sums at a moment are the nearest earlier note and fewer than
// `stride` rows.
#pragma once

#include <cstdint>
#include <vector>

#include "facts/facts.hpp"
#include "totals/sums.hpp"

namespace cronlens::totals {

class Lanes {
 public:
  Lanes() = default;
  /// `lane_of[cell]` in [0, lanes). Every row has to be added once, in order of time.
  Lanes(std::vector<std::uint32_t> lane_of, std::size_t lanes, std::size_t rows);
  void add(std::uint32_t cell, const Sums& row);

  std::size_t size() const { return lanes_; }
  std::uint32_t lane_of(std::size_t cell) const { return lane_of_[cell]; }

  /// The sums of every lane over the first `position` rows in time, written to into[0, size()).
  void at(const facts::Facts& facts, const std::vector<std::uint32_t>& row_at,
          const std::vector<std::uint32_t>& cell_at, std::uint32_t position, Sums* into) const;

 private:
  std::vector<std::uint32_t> lane_of_;
  std::size_t lanes_ = 0, stride_ = 1;
  std::size_t added_ = 0;
  std::vector<Sums> running_, notes_;
};

}  // namespace cronlens::totals
