// SPDX-License-Identifier: MIT
// Consistent copies of a database that others write to: the whole file, or its newest rows.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "live/database.hpp"
#include "live/spool.hpp"

namespace cronlens::live {

/// The whole database as it is in this moment, by SQLite's backup interface: its log is applied,
/// and the copy stands by itself. Requires: within a read transaction.
std::shared_ptr<SpoolFile> copy_whole(const Database& database, const SpoolFolder& folder,
                                      Fault& fault);

/// The rows of cron_runs with row ids above `after`, under their row ids, in a database of their
/// own. Nothing and no fault: they are too many (the whole is cheaper) or have no row ids.
// Requires: within a read transaction.
std::optional<std::string> copy_rows(const Database& database, std::int64_t after, Fault& fault);

}  // namespace cronlens::live
