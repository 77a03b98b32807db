// SPDX-License-Identifier: MIT
// What a client holds: which rows of which state of the file. Opaque to it; it sends it back to get
// what came since.
//
// Rows are only ever added to cron_runs, with rising row ids. So "the rows after row id R" is a
// delta, as long as the rows up to R are still what they were. That is told by:
//   epoch  a random number of this process for one file as long as nothing but additions was seen.
//          It changes when the file is replaced (device and inode), its schema is changed or it is
//          vacuumed (schema cookie), rows up to the last known one disappear (count), or an audit
//          (audit.hpp) finds one edited.
//   rows   how many rows there were up to `last`: a deletion since then shows.
//   check  a digest of row `last`: a row id that was freed and given out again shows.
// Limits: an edit of an old row of a file above the audit's bound is noticed when the audit comes
// round, some seconds later; until then a client keeps the row as it was. After a restart of the
// server every client takes one whole snapshot.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "live/database.hpp"

namespace cronlens::live {

struct Cursor {
  std::uint64_t epoch = 0;
  std::int64_t last = 0;
  std::int64_t rows = 0;
  std::uint64_t check = 0;
  bool operator==(const Cursor&) const = default;
};

std::string to_text(const Cursor& cursor);
std::optional<Cursor> parse_cursor(std::string_view text);

/// The cursor of what `database` holds now. Requires: within a read transaction.
std::optional<Cursor> read_cursor(const Database& database, std::uint64_t epoch, Fault& fault);

/// Whether the rows that `cursor` names are there as they were. Requires: the same transaction as
/// `now`, which has the same epoch.
bool still_holds(const Database& database, const Cursor& cursor, const Cursor& now);

/// A digest of the row under `statement`: of every column's type and value.
std::uint64_t digest_row(sqlite3_stmt* statement, std::uint64_t seed);

std::uint64_t random_number();

}  // namespace cronlens::live
