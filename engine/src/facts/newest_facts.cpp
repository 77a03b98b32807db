// SPDX-License-Identifier: MIT
#include "facts/newest_facts.hpp"

#include <algorithm>
#include <cmath>

#include "facts/walk_plan.hpp"

namespace cronlens::facts {
namespace {

constexpr double kDay = 86400;
// Rows are stored as runs end, so starts are not quite in row order: a run that took long stands
// behind some that began after it. One leaf holds ten rows or more; three in a row without a recent
// one are taken for the end. What is missed stands in the whole file, which follows.
constexpr int kOldLeavesToStop = 3;
// Beyond that a preview would cost as much as what it precedes.
constexpr std::size_t kMostRows = 400'000;

class NewestRows {
 public:
  NewestRows(const Database& database, const WalkPlan& plan, const TableLayout& layout,
             NewestWindow window)
      : leaves_(database.file(), plan.geometry, plan.root, LeafCursor::Direction::newest_first),
        record_(database.file(), plan.geometry, plan.record),
        rules_(layout),
        window_(window) {}

  /// False: the table is to be read whole.
  bool read() {
    int old_leaves = 0;
    while (old_leaves < kOldLeavesToStop) {
      if (seen_ > kMostRows || leaves_.next() != LeafCursor::Step::leaf) return false;
      if (seen_ == 0 && !set_since()) return false;
      if (!add_leaf()) return false;
      old_leaves = leaf_is_old_ ? old_leaves + 1 : 0;
    }
    return rows_ > 0;
  }

  Facts take(std::vector<Caveat>& caveats) {
    Facts facts = rules_.take(caveats);
    Facts::for_each_column(
        [&](auto column) { std::reverse((facts.*column).begin(), (facts.*column).end()); });
    return facts;
  }

 private:
  /// From the last run, which stands in the last leaf.
  bool set_since() {
    double last = -window_.days * kDay;
    for (std::uint32_t cell = 0; cell < leaves_.leaf().cells; ++cell) {
      if (!record_.read(leaves_.leaf(), cell)) return false;
      last = std::fmax(last, number(ColumnId::run_time));
    }
    since_ = std::fmin(last, window_.now) - window_.days * kDay;
    return true;
  }

  bool add_leaf() {
    const Leaf& leaf = leaves_.leaf();
    seen_ += leaf.cells;
    leaf_is_old_ = true;
    for (std::uint32_t cell = leaf.cells; cell-- > 0;) {
      if (!record_.read(leaf, cell)) return false;
      if (last_ && record_.rowid() >= *last_) return false;
      last_ = record_.rowid();
      // A catch-up stores old runs late: they say nothing about what stands before them.
      const bool is_recent = number(ColumnId::run_time) >= since_;
      if (is_recent || number(ColumnId::ingested_at) >= since_) leaf_is_old_ = false;
      if (!is_recent) continue;
      rules_.add(record_.rowid(), record_);
      ++rows_;
    }
    return true;
  }

  double number(ColumnId id) const {
    const RawValue value = record_(slot_of(id));
    const bool is_number =
        value.kind == RawValue::Kind::integer || value.kind == RawValue::Kind::real;
    return is_number ? value.number : std::nan("");
  }

  LeafCursor leaves_;
  Record record_;
  RowRules rules_;
  NewestWindow window_;
  double since_ = 0;
  std::optional<std::int64_t> last_;
  std::size_t seen_ = 0, rows_ = 0;
  bool leaf_is_old_ = true;
};

}  // namespace

std::optional<Facts> read_newest_facts(const Database& database, const TableLayout& layout,
                                       NewestWindow window, std::vector<Caveat>& caveats) {
  const auto plan = make_walk_plan(database, layout);
  if (!plan) return std::nullopt;
  NewestRows rows(database, *plan, layout, window);
  if (!rows.read()) return std::nullopt;
  return rows.take(caveats);
}

}  // namespace cronlens::facts
