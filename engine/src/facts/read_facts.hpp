// SPDX-License-Identifier: MIT
// cron_runs -> typed columns.
#pragma once

#include <vector>

#include "facts/database.hpp"
#include "facts/facts.hpp"
#include "facts/table_layout.hpp"

namespace cronlens::facts {

/// Reads every row in row order. Values that make no sense become unknown and are counted in
/// `caveats`; a row without a usable run_time is left out and counted. The leaves of the table are
/// walked directly (walk_facts.hpp); whatever is unusual about a file is left to SQLite.
Result<Facts> read_facts(const Database& database, const TableLayout& layout,
                         std::vector<Caveat>& caveats);

/// The same through SQLite alone: what the walk has to agree with.
Result<Facts> read_facts_by_sqlite(const Database& database, const TableLayout& layout,
                                   std::vector<Caveat>& caveats);

}  // namespace cronlens::facts
