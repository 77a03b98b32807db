// SPDX-License-Identifier: MIT
// A facts.db, opened by SQLite read-only on the caller's source, with everything a hostile file
// could use switched off: views, triggers, untrusted functions.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "cronlens/byte_source.hpp"
#include "cronlens/contract/snapshot.hpp"
#include "cronlens/result.hpp"

namespace cronlens::facts {

struct CloseDatabase {
  void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

class Database {
 public:
  /// Takes the file over, lays the log over it, and checks that it is a whole SQLite database.
  /// What the reader of the figures has to know is added to `caveats`.
  static Result<Database> open(std::unique_ptr<ByteSource> file, std::vector<std::uint8_t> wal,
                               std::vector<Caveat>& caveats);

  sqlite3* handle() const { return db_.get(); }
  /// The database as SQLite sees it: with its log.
  const ByteSource& file() const { return *file_; }
  std::size_t pages() const;

  /// nullptr when the statement cannot be prepared; last_error() says why.
  Statement prepare(const std::string& sql) const;
  Error last_error() const;

  /// How often SQLite has asked for a page so far.
  std::size_t pages_fetched() const;

 private:
  // Declared before db_: SQLite reads the file until it is closed.
  std::unique_ptr<ByteSource> file_;
  std::unique_ptr<sqlite3, CloseDatabase> db_;
};

}  // namespace cronlens::facts
