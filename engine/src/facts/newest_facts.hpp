// SPDX-License-Identifier: MIT
// The newest runs of a file, read from the end of the table before everything else: after a time
// that depends on how many there are, and not on the size of the file.
#pragma once

#include <optional>
#include <vector>

#include "facts/database.hpp"
#include "facts/facts.hpp"
#include "facts/table_layout.hpp"

namespace cronlens::facts {

/// A stretch of time that ends at `now`, or with the last run where that is earlier: an old file is
/// looked at from its own end.
// Units: epoch seconds, days.
struct NewestWindow {
  double now = 0;
  double days = 0;
};

/// The runs that started in the window or later, in row order. Nothing where the end of the table
/// says too little: a table that only SQLite should read, one whose rows are not in order of time,
/// or one that would have to be read to its beginning.
std::optional<Facts> read_newest_facts(const Database& database, const TableLayout& layout,
                                       NewestWindow window, std::vector<Caveat>& caveats);

}  // namespace cronlens::facts
