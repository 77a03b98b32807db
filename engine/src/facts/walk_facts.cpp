// SPDX-License-Identifier: MIT
#include "facts/walk_facts.hpp"

#include <algorithm>

#include "facts/walk_plan.hpp"

namespace cronlens::facts {
namespace {

/// Room for the rows that the first leaf lets expect; a wrong guess costs time, not rows.
std::size_t rows_guess(const LeafCursor& leaves, const ByteSource& file) {
  constexpr double kMargin = 1.05;
  constexpr double kLeastRowBytes = 64;
  const double rows = leaves.leaves_guess() * leaves.leaf().cells * kMargin;
  return static_cast<std::size_t>(
      std::min(rows, static_cast<double>(file.size()) / kLeastRowBytes));
}

bool add_leaf(const Leaf& leaf, Record& record, RowRules& rules,
              std::optional<std::int64_t>& last) {
  for (std::uint32_t cell = 0; cell < leaf.cells; ++cell) {
    if (!record.read(leaf, cell)) return false;
    // Rows that are not in order are in a tree that SQLite did not make.
    if (last && record.rowid() <= *last) return false;
    last = record.rowid();
    rules.add(record.rowid(), record);
  }
  return true;
}

}  // namespace

std::optional<Facts> walk_facts(const Database& database, const TableLayout& layout,
                                std::vector<Caveat>& caveats) {
  const auto plan = make_walk_plan(database, layout);
  if (!plan) return std::nullopt;
  LeafCursor leaves(database.file(), plan->geometry, plan->root);
  Record record(database.file(), plan->geometry, plan->record);
  RowRules rules(layout);
  std::optional<std::int64_t> last;
  auto step = leaves.next();
  if (step == LeafCursor::Step::leaf) rules.reserve(rows_guess(leaves, database.file()));
  for (; step == LeafCursor::Step::leaf; step = leaves.next()) {
    if (!add_leaf(leaves.leaf(), record, rules, last)) return std::nullopt;
  }
  if (step == LeafCursor::Step::cannot) return std::nullopt;
  return rules.take(caveats);
}

}  // namespace cronlens::facts
