// SPDX-License-Identifier: MIT
// cron_runs -> typed columns, through SQLite.
#pragma once

#include <vector>

#include "facts/database.hpp"
#include "facts/facts.hpp"
#include "facts/table_layout.hpp"

namespace cronlens::facts {

/// Reads every row in row order. Values that make no sense become unknown and are counted in
/// `caveats`; a row without a usable run_time is left out and counted.
Result<Facts> read_facts(const Database& database, const TableLayout& layout,
                         std::vector<Caveat>& caveats);

}  // namespace cronlens::facts
