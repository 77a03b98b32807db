// SPDX-License-Identifier: MIT
// cron_runs -> typed columns, straight from the leaves of the table: several times faster than
// asking SQLite row by row. Whatever is unusual is left to SQLite; what is read here, SQLite reads
// the same. So the checks are at least as strict as SQLite's own wherever they concern a value that
// is read: a file that SQLite calls corrupt is never answered from here.
#pragma once

#include <optional>
#include <vector>

#include "facts/database.hpp"
#include "facts/facts.hpp"
#include "facts/table_layout.hpp"

namespace cronlens::facts {

/// The same as read_facts_by_sqlite(), or nothing; without an answer `caveats` stays as it was.
std::optional<Facts> walk_facts(const Database& database, const TableLayout& layout,
                                std::vector<Caveat>& caveats);

}  // namespace cronlens::facts
