// SPDX-License-Identifier: MIT
// Which cell every row belongs to.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

#include "cronlens/contract/job.hpp"
#include "facts/facts.hpp"

namespace cronlens::totals {

/// What filters look at. Ids are of the dictionaries of facts.
struct Key {
  std::uint32_t job, model, provider, mode;
  RunOutcome outcome;

  auto operator<=>(const Key&) const = default;
};

struct Cell : Key {
  std::uint32_t begin, end;  // its slots: see totals/cells.hpp
};

struct CellTable {
  std::vector<Cell> cells;             // in order of first appearance; begin and end count rows
  std::vector<std::uint32_t> cell_of;  // by row
  std::vector<double> cell_units;      // by cell: the magnitude of what is summed, at most
  double units = 0;                    // that of all cells
};

/// An upper bound of what the row adds to any sum, in units of 10^9 nano-units or tokens.
double units_of(const facts::Facts& facts, std::size_t row);

inline Key key_of(const facts::Facts& facts, std::size_t row) {
  return {facts.job[row], facts.model[row], facts.provider[row], facts.mode[row],
          facts.outcome[row]};
}

/// One cell per combination that occurs; two where its sums could outgrow 64 bits.
CellTable make_cell_table(const facts::Facts& facts);

}  // namespace cronlens::totals
