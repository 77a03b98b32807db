// SPDX-License-Identifier: MIT
#include "totals/cell_table.hpp"

#include <cmath>

#include "totals/sums.hpp"

namespace cronlens::totals {
namespace {

constexpr std::uint32_t kFree = 0xFFFFFFFFu;

/// Open addressing with linear probing over the cells themselves: one lookup per row has to cost no
/// more than reading the row.
class CellIds {
 public:
  explicit CellIds(std::vector<Cell>& cells) : cells_(cells), buckets_(1024, kFree) {}

  /// The bucket of the combination; it holds a cell number or kFree.
  std::uint32_t& find(const Key& key) {
    if (cells_.size() * 2 > buckets_.size()) grow();
    return probe(key);
  }

 private:
  static std::size_t hash(const Key& key) {
    std::uint64_t mixed = key.job;
    mixed = mixed * 0x9E3779B97F4A7C15u + key.model;
    mixed = mixed * 0x9E3779B97F4A7C15u + key.provider;
    mixed = mixed * 0x9E3779B97F4A7C15u + key.mode * 4u + static_cast<std::uint32_t>(key.outcome);
    mixed *= 0x9E3779B97F4A7C15u;
    return static_cast<std::size_t>(mixed >> 32);
  }
  std::uint32_t& probe(const Key& key) {
    const std::size_t mask = buckets_.size() - 1;
    std::size_t at = hash(key) & mask;
    while (buckets_[at] != kFree && cells_[buckets_[at]] != key) at = (at + 1) & mask;
    return buckets_[at];
  }
  void grow() {
    std::vector<std::uint32_t> old(buckets_.size() * 2, kFree);
    old.swap(buckets_);
    for (const std::uint32_t cell : old) {
      if (cell != kFree) probe(cells_[cell]) = cell;
    }
  }

  std::vector<Cell>& cells_;
  std::vector<std::uint32_t> buckets_;
};

double or_zero(double value) {
  return std::isnan(value) ? 0 : std::abs(value);
}

}  // namespace

double units_of(const facts::Facts& facts, std::size_t row) {
  double tokens = 0;
  for (const auto* column :
       {&facts.input, &facts.output, &facts.reasoning, &facts.cache_read, &facts.cache_write}) {
    const std::int64_t count = (*column)[row];
    if (count != facts::kUnknownTokens) tokens += std::abs(static_cast<double>(count));
  }
  return or_zero(facts.cost[row]) + or_zero(facts.duration[row]) + tokens / kNanoPerUnit;
}

CellTable make_cell_table(const facts::Facts& facts) {
  CellTable table;
  table.cell_of.resize(facts.size());
  CellIds ids(table.cells);
  for (std::size_t row = 0; row < facts.size(); ++row) {
    const Key key = key_of(facts, row);
    const double added = units_of(facts, row);
    std::uint32_t& id = ids.find(key);
    if (id == kFree || table.cell_units[id] + added > kMostUnits) {
      id = static_cast<std::uint32_t>(table.cells.size());
      table.cells.push_back({key, 0, 0});
      table.cell_units.push_back(0);
    }
    table.cell_units[id] += added;
    table.units += added;
    table.cell_of[row] = id;
    ++table.cells[id].end;
  }
  return table;
}

}  // namespace cronlens::totals
