// SPDX-License-Identifier: MIT
// What SQLite says about cron_runs that the walk over its leaves has to know.
#pragma once

#include <optional>

#include "facts/database.hpp"
#include "facts/record.hpp"
#include "facts/table_layout.hpp"

namespace cronlens::facts {

struct WalkPlan {
  PageGeometry geometry;
  std::uint32_t root = 0;
  RecordPlan record;
};

/// Nothing: the file or the table is one that only SQLite should read.
std::optional<WalkPlan> make_walk_plan(const Database& database, const TableLayout& layout);

}  // namespace cronlens::facts
