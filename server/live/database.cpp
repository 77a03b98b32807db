// SPDX-License-Identifier: MIT
#include "live/database.hpp"

#include <sys/stat.h>

#include <array>

namespace cronlens::live {
namespace {

constexpr int kBusyMillis = 2000;
// What a hostile schema may ask for while it is read.
constexpr int kMaxSqlBytes = 1'000'000;
constexpr int kMaxColumns = 500;

/// A URI of SQLite, in which ? # and % have meanings.
std::string uri_of(const std::string& path, const char* parameters) {
  constexpr std::array<char, 17> kHex = {"0123456789abcdef"};
  std::string uri = "file:";
  for (const char c : path) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '?' || c == '#' || c == '%' || code < 0x20) {
      uri += {'%', kHex[code >> 4], kHex[code & 15]};
    } else {
      uri += c;
    }
  }
  return uri + parameters;
}

Handle open_handle(const std::string& path, const char* parameters, int& code) {
  sqlite3* raw = nullptr;
  constexpr int kFlags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX |
                         SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_PRIVATECACHE;
  code = sqlite3_open_v2(uri_of(path, parameters).c_str(), &raw, kFlags, nullptr);
  Handle handle(raw);
  if (code != SQLITE_OK) return nullptr;
  sqlite3_busy_timeout(raw, kBusyMillis);
  sqlite3_limit(raw, SQLITE_LIMIT_SQL_LENGTH, kMaxSqlBytes);
  sqlite3_limit(raw, SQLITE_LIMIT_COLUMN, kMaxColumns);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  // The first real access: the header, and the log that belongs to it.
  code = sqlite3_exec(raw, "PRAGMA schema_version", nullptr, nullptr, nullptr);
  return code == SQLITE_OK ? std::move(handle) : nullptr;
}

bool has_log(const std::string& path) {
  struct stat info {};
  return ::stat((path + "-wal").c_str(), &info) == 0 && info.st_size > 0;
}

/// SQLite has to write a side file to read a database in WAL mode. Where it may not, and where
/// there is no log, the file by itself is the whole database.
bool may_be_read_alone(int code, const std::string& path) {
  const int primary = code & 0xff;
  return (primary == SQLITE_CANTOPEN || primary == SQLITE_READONLY) && !has_log(path);
}

}  // namespace

std::optional<FileIdentity> identity_of(const std::filesystem::path& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return std::nullopt;
  return FileIdentity{info.st_dev, info.st_ino};
}

std::optional<Database> Database::open(const std::filesystem::path& path, Fault& fault) {
  constexpr int kTries = 5;
  const std::string name = path.filename().string();
  for (int tries = 0; tries < kTries; ++tries) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) {
      fault = {404, "no_facts", "There is no " + path.string() + " yet: sync once to make it."};
      return std::nullopt;
    }
    if (!S_ISREG(info.st_mode)) {
      fault = {404, "no_facts", path.string() + " is not a file."};
      return std::nullopt;
    }
    int code = SQLITE_OK;
    Database database;
    database.name_ = name;
    database.identity_ = {info.st_dev, info.st_ino};
    database.handle_ = open_handle(path.string(), "?mode=ro", code);
    if (!database.handle_ && may_be_read_alone(code, path.string())) {
      database.handle_ = open_handle(path.string(), "?mode=ro&immutable=1", code);
      if (has_log(path.string())) continue;  // somebody began to write
      database.frozen_ = true;
    }
    if (!database.handle_) {
      fault = fault_of(code, name, sqlite3_errstr(code));
      return std::nullopt;
    }
    if (identity_of(path) == database.identity_) return database;
  }
  fault = {503, "busy", name + " is being replaced again and again; try in a moment."};
  return std::nullopt;
}

Statement Database::prepare(const std::string& sql) const {
  sqlite3_stmt* statement = nullptr;
  sqlite3_prepare_v2(handle(), sql.c_str(), -1, &statement, nullptr);
  return Statement(statement);
}

bool Database::run(const char* sql) const {
  return sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

std::optional<std::int64_t> Database::number(const std::string& sql) const {
  const auto statement = prepare(sql);
  if (!statement || sqlite3_step(statement.get()) != SQLITE_ROW) return std::nullopt;
  return sqlite3_column_int64(statement.get(), 0);
}

Fault Database::fault() const {
  return fault_of(sqlite3_extended_errcode(handle()), name_, sqlite3_errmsg(handle()));
}

std::optional<ReadTransaction> ReadTransaction::begin(const Database& database, Fault& fault) {
  // BEGIN alone takes no lock; the first read does.
  if (!database.run("BEGIN")) {
    fault = database.fault();
    return std::nullopt;
  }
  ReadTransaction begun(database);
  if (!database.run("SELECT 1 FROM sqlite_schema LIMIT 1")) {
    fault = database.fault();
    return std::nullopt;
  }
  return begun;
}

Fault fault_of(int code, const std::string& name, const std::string& detail) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {503, "locked", name + " is locked by another program; try again in a moment."};
    case SQLITE_NOTADB:
      return {503, "not_sqlite", name + " is not an SQLite database, or it is encrypted."};
    case SQLITE_CORRUPT:
      return {503, "corrupt",
              name + " is damaged (" + detail +
                  "). Bring a backup back, or move the file away and "
                  "sync again."};
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
      return {503, "unreadable", name + " may not be read by this user (" + detail + ")."};
    case SQLITE_FULL:
      return {507, "disk_full", "There is no room left for a copy of " + name + "."};
    case SQLITE_NOMEM:
      return {503, "out_of_memory", "The memory does not suffice to read " + name + "."};
    default:
      return {503, "unreadable", name + " could not be read: " + detail + "."};
  }
}

}  // namespace cronlens::live
