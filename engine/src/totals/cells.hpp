// SPDX-License-Identifier: MIT
// The runs, prepared so that a question costs groups x log(rows) instead of rows.
//
// A cell is one combination of (job, model, provider, mode, outcome) that occurs. Every filter of a
// Query but the window keeps or drops whole cells. The rows of a cell have slots that lie together,
// in order of time and with room for a few more, and before every kSlotsPerNote of them stand the
// running sums of the cell: a stretch of a cell is the difference of two notes and a few rows.
// Where a window cuts every cell is known from a time index (time_index.hpp), and sums without
// regard to jobs, as a timeline needs at hundreds of edges, come from lanes (lanes.hpp). Nothing is
// approximated at window edges, as a cube of days would have to, and nothing is kept per
// combination that does not occur.
//
// A note before every slot would be one subtraction less work, and most of the memory of all this:
// opening a file is bound by the memory that is written. The rows behind a window's edge lie close
// together in time, so they are in the processor's cache by the second cell.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "facts/facts.hpp"
#include "totals/cell_table.hpp"
#include "totals/lanes.hpp"
#include "totals/sums.hpp"
#include "totals/time_index.hpp"

namespace cronlens::totals {

/// Half-open in time and in slots.
struct Span {
  double since = -std::numeric_limits<double>::infinity();
  double until = std::numeric_limits<double>::infinity();
};
struct Slots {
  std::uint32_t begin, end;
  bool empty() const { return begin == end; }
  std::uint32_t size() const { return end - begin; }
};
/// A span as places in the order of time.
struct Stretch {
  std::uint32_t begin, end;
};

class Cells {
 public:
  Cells() = default;
  explicit Cells(facts::Facts facts);

  /// Adds runs behind those that are there. Quick for a few that started after all of them but the
  /// last hundreds and belong to known cells; all else is prepared anew. Ids of cells and slots may
  /// change.
  void append(const facts::Facts& rows);

  const facts::Facts& facts() const { return facts_; }
  const std::vector<Cell>& cells() const { return cells_; }
  const TimeIndex& time_index() const { return time_index_; }

  /// The place in time of the run behind a slot, its row of the facts, and its start.
  std::uint32_t place(std::uint32_t slot) const { return places_[slot]; }
  std::uint32_t row(std::uint32_t slot) const { return row_at_[places_[slot]]; }
  double start(std::uint32_t slot) const { return time_index_.times()[places_[slot]]; }

  Stretch stretch(Span span) const {
    const std::uint32_t begin = time_index_.position(span.since);
    return {begin, time_index_.position(span.until, begin)};
  }

  /// The slots of the cell that lie in the stretch.
  Slots slots(const Cell& cell, Stretch stretch) const;

  /// The first slot in [from, cell.end) that lies at `place` or later.
  std::uint32_t lower_bound(const Cell& cell, std::uint32_t from, std::uint32_t place) const;

  /// The sums over slots of one cell.
  Sums sums(Slots slots) const;

  /// The coarsest lanes that tell apart what the grain does.
  const Lanes& lanes(Grain grain) const {
    if (grain.job) return by_job_;
    return grain.route ? routes_ : kinds_;
  }
  /// False where lanes cannot answer: with jobs and routes told apart they would be cells, and a
  /// sum over lanes must not outgrow 64 bits. Ask the cells then.
  bool has_lanes(Grain grain) const { return lanes_hold_ && !(grain.job && grain.route); }

  /// Sums of every lane over the rows that start before the time index's `position`.
  void lane_sums(const Lanes& lanes, std::uint32_t position, Sums* into) const {
    lanes.at(facts_, row_at_, time_index_.cell_at(), position, into);
  }

  /// The start of every lane's last run before that position, or -inf.
  void lane_last_runs(const Lanes& lanes, std::uint32_t position, double* into) const {
    lanes.last_runs(time_index_.times(), time_index_.cell_at(), position, into);
  }

  /// Sums of every lane before each of the ascending moments, one row of lanes after the other.
  std::vector<Sums> lane_sums(const Lanes& lanes, const std::vector<double>& moments) const;

 private:
  static constexpr std::uint32_t kSlotsPerNote = 8;

  void place_slots();
  void fill_slots();
  /// The sums over the slots of a cell that lie before this one.
  Sums sums_before(std::uint32_t slot) const;
  void add_rows(Slots slots, Sums& sums) const;
  void add_to_lanes(std::uint32_t cell, const Sums& row);

  /// Puts the rows from `first` on into the order of time: Hermes writes a row when its run ends,
  /// so one may have started before the last ones. False where all have to be prepared anew.
  bool place_rows(std::uint32_t first);
  /// Forgets the rows from the time index's `position` on.
  void take_back(std::uint32_t position);
  /// Puts the row behind all others, where it belongs; false where there is no room for it.
  bool add_newest(std::uint32_t row);
  /// The cell that a further row belongs to, if it has room for it.
  std::optional<std::uint32_t> cell_for(std::uint32_t row, double units) const;

  facts::Facts facts_;  // in row order of the file
  std::vector<Cell> cells_;
  std::vector<std::uint32_t> row_at_;  // by order of time
  TimeIndex time_index_;
  std::vector<std::uint32_t> places_;  // by slot: where the run lies in row_at_
  std::vector<Sums> notes_;            // before every kSlotsPerNote slots; cells begin at one
  Lanes kinds_, routes_, by_job_;
  std::vector<double> cell_units_;  // see CellTable
  double units_ = 0;
  bool lanes_hold_ = true;
};

}  // namespace cronlens::totals
