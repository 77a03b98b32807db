// SPDX-License-Identifier: MIT
#include "totals/cells.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace cronlens::totals {
namespace {

struct CellKey {
  std::uint32_t job, model, provider, mode;
  RunOutcome outcome;
  bool operator==(const CellKey&) const = default;
};

struct HashCellKey {
  std::size_t operator()(const CellKey& key) const {
    std::uint64_t hash = key.job;
    for (const std::uint64_t part :
         {std::uint64_t{key.model}, std::uint64_t{key.provider}, std::uint64_t{key.mode},
          static_cast<std::uint64_t>(key.outcome)}) {
      hash = (hash ^ (hash >> 29)) * 0x9E3779B97F4A7C15u + part;
    }
    return static_cast<std::size_t>(hash ^ (hash >> 32));
  }
};

CellKey key_of(const facts::Facts& facts, std::size_t row) {
  return {facts.job[row], facts.model[row], facts.provider[row], facts.mode[row],
          facts.outcome[row]};
}

/// The cell of every row; cells are numbered in order of first appearance.
std::vector<std::uint32_t> assign_cells(const facts::Facts& facts, std::vector<Cell>& cells) {
  std::unordered_map<CellKey, std::uint32_t, HashCellKey> ids;
  std::vector<std::uint32_t> cell_of(facts.size());
  for (std::size_t row = 0; row < facts.size(); ++row) {
    const CellKey key = key_of(facts, row);
    const auto [found, fresh] = ids.try_emplace(key, static_cast<std::uint32_t>(cells.size()));
    if (fresh) cells.push_back({key.job, key.model, key.provider, key.mode, key.outcome, 0, 0});
    cell_of[row] = found->second;
    ++cells[found->second].end;  // a count, until the rows are laid out
  }
  return cell_of;
}

/// The order of rows by (cell, start, row), and the row range of every cell.
std::vector<std::uint32_t> order_rows(const facts::Facts& facts, std::vector<Cell>& cells) {
  const std::vector<std::uint32_t> cell_of = assign_cells(facts, cells);
  std::uint32_t next = 0;
  for (Cell& cell : cells) {
    cell.begin = next;
    next += cell.end;
    cell.end = cell.begin;
  }
  std::vector<std::uint32_t> order(facts.size());
  for (std::uint32_t row = 0; row < order.size(); ++row) order[cells[cell_of[row]].end++] = row;

  const auto earlier = [&](std::uint32_t a, std::uint32_t b) {
    return facts.run_time[a] != facts.run_time[b] ? facts.run_time[a] < facts.run_time[b] : a < b;
  };
  for (const Cell& cell : cells) {
    std::uint32_t* const begin = order.data() + cell.begin;
    std::uint32_t* const end = order.data() + cell.end;
    if (!std::is_sorted(begin, end, earlier)) std::sort(begin, end, earlier);
  }
  return order;
}

std::int64_t known_or_zero(std::int64_t tokens) {
  return tokens == facts::kUnknownTokens ? 0 : tokens;
}

bool all_known(const facts::Facts& facts, std::size_t row) {
  return facts.input[row] != facts::kUnknownTokens && facts.output[row] != facts::kUnknownTokens &&
         facts.cache_read[row] != facts::kUnknownTokens &&
         facts.cache_write[row] != facts::kUnknownTokens;
}

}  // namespace

Cells::Cells(facts::Facts facts) : facts_(std::move(facts)) {
  const std::vector<std::uint32_t> order = order_rows(facts_, cells_);
  facts_.for_each_column([&](auto& column) {
    auto sorted = column;
    for (std::size_t i = 0; i < order.size(); ++i) sorted[i] = column[order[i]];
    column = std::move(sorted);
  });
  build_sums();
}

void Cells::build_sums() {
  sums_.resize(facts_.size() + 1);
  for (std::size_t row = 0; row < facts_.size(); ++row) {
    Sums next = sums_[row];
    if (!std::isnan(facts_.cost[row])) {
      next.cost += to_nano(facts_.cost[row]);
      ++next.cost_known;
    }
    if (!std::isnan(facts_.duration[row])) {
      next.duration += to_nano(facts_.duration[row]);
      ++next.duration_known;
    }
    next.input += known_or_zero(facts_.input[row]);
    next.output += known_or_zero(facts_.output[row]);
    next.reasoning += known_or_zero(facts_.reasoning[row]);
    next.cache_read += known_or_zero(facts_.cache_read[row]);
    next.cache_write += known_or_zero(facts_.cache_write[row]);
    next.tokens_known += all_known(facts_, row) ? 1 : 0;
    sums_[row + 1] = next;
  }
}

std::uint32_t Cells::lower_bound(const Cell& cell, std::uint32_t from, double moment) const {
  const double* const begin = facts_.run_time.data();
  return static_cast<std::uint32_t>(std::lower_bound(begin + from, begin + cell.end, moment) -
                                    begin);
}

Rows Cells::rows(const Cell& cell, Span span) const {
  const std::uint32_t begin = lower_bound(cell, cell.begin, span.since);
  return {begin, lower_bound(cell, begin, span.until)};
}

Totals Cells::sum(const Cell& cell, Rows rows) const {
  Totals totals;
  if (rows.empty()) return totals;
  const Sums& before = sums_[rows.begin];
  const Sums& after = sums_[rows.end];
  const auto outcome = static_cast<std::size_t>(cell.outcome);
  totals.runs[outcome] = rows.end - rows.begin;
  totals.cost_known[outcome] = after.cost_known - before.cost_known;
  totals.cost[outcome] = after.cost - before.cost;
  totals.duration_known = after.duration_known - before.duration_known;
  totals.duration = after.duration - before.duration;
  totals.tokens_known = after.tokens_known - before.tokens_known;
  totals.input = after.input - before.input;
  totals.output = after.output - before.output;
  totals.reasoning = after.reasoning - before.reasoning;
  totals.cache_read = after.cache_read - before.cache_read;
  totals.cache_write = after.cache_write - before.cache_write;
  totals.first_run = facts_.run_time[rows.begin];
  totals.last_run = facts_.run_time[rows.end - 1];
  return totals;
}

std::int64_t Cells::tokens(Rows rows) const {
  const Sums& before = sums_[rows.begin];
  const Sums& after = sums_[rows.end];
  return after.input - before.input + after.output - before.output + after.cache_read -
         before.cache_read + after.cache_write - before.cache_write;
}

}  // namespace cronlens::totals
