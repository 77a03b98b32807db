// SPDX-License-Identifier: MIT
// One read-only connection to the user's facts.db, which others write to meanwhile. From one thread
// at a time.
#pragma once

#include <sqlite3.h>
#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "live/fault.hpp"

namespace cronlens::live {

/// Which file it is, whatever its name: a file that was replaced has another.
struct FileIdentity {
  dev_t device = 0;
  ino_t number = 0;
  bool operator==(const FileIdentity&) const = default;
};

/// Nothing when there is no such file.
std::optional<FileIdentity> identity_of(const std::filesystem::path& path);

struct FinishStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, FinishStatement>;

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
using Handle = std::unique_ptr<sqlite3, CloseDatabase>;

class Database {
 public:
  /// Nothing, and the reason in `fault`. A folder in which SQLite may not put the side files of a
  /// WAL is read all the same, as long as nobody else writes there.
  static std::optional<Database> open(const std::filesystem::path& path, Fault& fault);

  sqlite3* handle() const { return handle_.get(); }
  const FileIdentity& identity() const { return identity_; }
  /// Opened by itself, without locks: it does not notice later changes.
  bool is_frozen() const { return frozen_; }

  Statement prepare(const std::string& sql) const;
  bool run(const char* sql) const;
  /// The first column of the first row.
  std::optional<std::int64_t> number(const std::string& sql) const;

  /// What SQLite said last, as a fault.
  Fault fault() const;

 private:
  Handle handle_;
  FileIdentity identity_;
  std::string name_;
  bool frozen_ = false;
};

/// Holds one moment of the database for as long as it lives: all reads see the same rows.
class ReadTransaction {
 public:
  static std::optional<ReadTransaction> begin(const Database& database, Fault& fault);
  ReadTransaction(ReadTransaction&& other) noexcept : database_(other.database_) {
    other.database_ = nullptr;
  }
  ReadTransaction(const ReadTransaction&) = delete;
  ReadTransaction& operator=(const ReadTransaction&) = delete;
  ReadTransaction& operator=(ReadTransaction&&) = delete;
  ~ReadTransaction() {
    if (database_) database_->run("ROLLBACK");
  }

 private:
  explicit ReadTransaction(const Database& database) : database_(&database) {}
  const Database* database_;
};

/// What a result code of SQLite means for somebody who asked for `name`.
Fault fault_of(int code, const std::string& name, const std::string& detail);

}  // namespace cronlens::live
