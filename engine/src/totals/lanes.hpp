// SPDX-License-Identifier: MIT
// Sums over time of coarser groups than cells ("lanes"): all that a query needs whose filters do
// not look at what the lanes leave out. Before every `stride` rows in time the sums of each lane
// are written down; the sums at a moment are the nearest earlier note and fewer than `stride` rows.
#pragma once

#include <cstdint>
#include <vector>

#include "facts/facts.hpp"
#include "totals/cell_table.hpp"
#include "totals/sums.hpp"

namespace cronlens::totals {

/// What the lanes tell apart; the rest of their keys is 0.
struct Grain {
  bool job, route;  // a route is model and provider; mode and outcome are always told apart
};

class Lanes {
 public:
  Lanes() = default;
  /// One lane per distinct key. Every row has to be added once, in order of time.
  Lanes(const std::vector<Cell>& cells, Grain grain, std::size_t rows);
  void add(std::uint32_t cell, const Sums& row);
  /// Forgets the rows from `position` on.
  void take_back(const facts::Facts& facts, const std::vector<std::uint32_t>& row_at,
                 const std::vector<std::uint32_t>& cell_at, std::uint32_t position);

  const std::vector<Key>& keys() const { return keys_; }
  std::size_t size() const { return keys_.size(); }

  /// The sums of every lane over the first `position` rows in time, written to into[0, size()).
  void at(const facts::Facts& facts, const std::vector<std::uint32_t>& row_at,
          const std::vector<std::uint32_t>& cell_at, std::uint32_t position, Sums* into) const;

  /// For every lane, the start of its last row before `position`, or -inf, written to
  /// into[0, size()). `times` are those of the rows.
  void last_runs(const std::vector<double>& times, const std::vector<std::uint32_t>& cell_at,
                 std::uint32_t position, double* into) const;

 private:
  /// For every lane, how many rows there are in time up to and with its last before `position`; 0
  /// where it has none.
  std::vector<std::uint32_t> last(const std::vector<std::uint32_t>& cell_at,
                                  std::uint32_t position) const;

  std::vector<Key> keys_;
  std::vector<std::uint32_t> lane_of_;  // by cell
  std::size_t stride_ = 1;
  std::uint32_t added_ = 0;
  std::vector<Sums> running_, notes_;
  std::vector<std::uint32_t> last_, last_notes_;
};

}  // namespace cronlens::totals
