// SPDX-License-Identifier: MIT
// The runs, regrouped so that any question costs groups x log(rows) instead of rows.
//
// A cell is one combination of (job, model, provider, mode, outcome) that occurs. Its rows lie
// together, in time order, and every additive column has running sums over them. Every filter of a
// Query but the window keeps or drops whole cells, and a window, to the second, is two binary
// searches per cell and one subtraction per column. Nothing is approximated at window edges, as a
// cube of days would have to, and nothing is kept per combination that does not occur.
#pragma once

#include <cstdint>
#include <vector>

#include "facts/facts.hpp"
#include "totals/totals.hpp"

namespace cronlens::totals {

struct Cell {
  std::uint32_t job, model, provider, mode;
  RunOutcome outcome;
  std::uint32_t begin, end;  // rows [begin, end)
};

/// Half-open in time and in rows.
struct Span {
  double since = -std::numeric_limits<double>::infinity();
  double until = std::numeric_limits<double>::infinity();
};
struct Rows {
  std::uint32_t begin, end;
  bool empty() const { return begin == end; }
};

class Cells {
 public:
  Cells() = default;
  explicit Cells(facts::Facts facts);

  const facts::Facts& facts() const { return facts_; }
  const std::vector<Cell>& cells() const { return cells_; }

  /// The rows of the cell that start in the span.
  Rows rows(const Cell& cell, Span span) const;

  /// The first row in [from, cell.end) that starts at `moment` or later.
  std::uint32_t lower_bound(const Cell& cell, std::uint32_t from, double moment) const;

  /// The sums over rows of one cell.
  Totals sum(const Cell& cell, Rows rows) const;

  std::int64_t cost_known(Rows rows) const {
    return sums_[rows.end].cost_known - sums_[rows.begin].cost_known;
  }
  Nano cost(Rows rows) const { return sums_[rows.end].cost - sums_[rows.begin].cost; }
  std::int64_t tokens(Rows rows) const;

 private:
  // Running sums before a row. One struct per row: a window edge touches one place in memory.
  struct Sums {
    Nano cost = 0, duration = 0;
    std::int64_t input = 0, output = 0, reasoning = 0, cache_read = 0, cache_write = 0;
    std::uint32_t cost_known = 0, duration_known = 0, tokens_known = 0;
  };

  void build_sums();

  facts::Facts facts_;  // in cell order
  std::vector<Cell> cells_;
  std::vector<Sums> sums_;  // size() + 1 entries
};

}  // namespace cronlens::totals
