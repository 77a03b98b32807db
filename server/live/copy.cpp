// SPDX-License-Identifier: MIT
#include "live/copy.hpp"

#include <vector>

namespace cronlens::live {
namespace {

constexpr std::int64_t kMaxRows = 50'000;
constexpr sqlite3_int64 kMaxBytes = 32 * 1024 * 1024;
constexpr sqlite3_int64 kPageBytes = 1024;
/// Bytes 18 and 19 of the header say whether a log belongs to the file: 2 that it does, 1 not.
constexpr std::uint64_t kVersionBytes = 18;

Fault no_room() {
  return {507, "no_room", "There is no room left for a copy of facts.db."};
}

std::shared_ptr<SpoolFile> failed(sqlite3* target, const std::filesystem::path& name,
                                  Fault& fault) {
  fault = fault_of(sqlite3_extended_errcode(target), "facts.db", sqlite3_errmsg(target));
  unname(name);
  return nullptr;
}

/// The copied columns: those that are stored. Generated ones would run expressions of the file.
std::vector<std::string> stored_columns(const Database& database) {
  std::vector<std::string> names;
  const auto rows =
      database.prepare("SELECT name FROM pragma_table_xinfo('cron_runs') WHERE hidden = 0");
  while (rows && sqlite3_step(rows.get()) == SQLITE_ROW) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(rows.get(), 0));
    names.emplace_back(text ? text : "");
  }
  return names;
}

std::string sql_quoted(const std::string& name) {
  std::string text = "\"";
  for (const char c : name) text += c == '"' ? "\"\"" : std::string(1, c);
  return text + '"';
}

struct RowSql {
  std::string create, select, insert;
};

RowSql sql_for(const std::vector<std::string>& columns, std::int64_t after) {
  std::string list, marks;
  for (const auto& column : columns) {
    list += (list.empty() ? "" : ",") + sql_quoted(column);
    marks += ",?";
  }
  // Columns without a type keep every value exactly as it is stored.
  return {"CREATE TABLE cron_runs(" + list + ")",
          "SELECT rowid," + list + " FROM cron_runs WHERE rowid > " + std::to_string(after) +
              " ORDER BY rowid LIMIT " + std::to_string(kMaxRows + 1),
          "INSERT INTO cron_runs(rowid," + list + ") VALUES(?" + marks + ")"};
}

bool copy_row(sqlite3_stmt* from, sqlite3_stmt* into) {
  const int count = sqlite3_column_count(from);
  for (int i = 0; i < count; ++i) {
    if (sqlite3_bind_value(into, i + 1, sqlite3_column_value(from, i)) != SQLITE_OK) return false;
  }
  const bool written = sqlite3_step(into) == SQLITE_DONE;
  return sqlite3_reset(into) == SQLITE_OK && written;
}

std::optional<std::string> serialized(sqlite3* database) {
  sqlite3_int64 size = 0;
  unsigned char* bytes = sqlite3_serialize(database, "main", &size, 0);
  if (!bytes) return std::nullopt;
  std::string text(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  sqlite3_free(bytes);
  return text;
}

}  // namespace

std::shared_ptr<SpoolFile> copy_whole(const Database& database, const SpoolFolder& folder,
                                      Fault& fault) {
  std::filesystem::path name;
  auto file = folder.create(name, fault);
  if (!file) return nullptr;
  sqlite3* raw = nullptr;
  const int opened =
      sqlite3_open_v2(name.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
  Handle target(raw);
  if (opened != SQLITE_OK) return failed(raw, name, fault);
  // Nobody else sees this file and it is worth nothing after a crash: no journal, no syncing.
  sqlite3_exec(raw, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF", nullptr, nullptr, nullptr);
  sqlite3_backup* backup = sqlite3_backup_init(raw, "main", database.handle(), "main");
  if (!backup) return failed(raw, name, fault);
  // All pages in one step: the transaction that is open holds the source at one moment.
  const int stepped = sqlite3_backup_step(backup, -1);
  const int finished = sqlite3_backup_finish(backup);
  if (stepped != SQLITE_DONE || finished != SQLITE_OK) {
    const int code = stepped != SQLITE_DONE ? stepped : finished;
    fault =
        code == SQLITE_IOERR_WRITE ? no_room() : fault_of(code, "facts.db", sqlite3_errmsg(raw));
    unname(name);
    return nullptr;
  }
  target.reset();
  unname(name);
  const std::vector<std::uint8_t> stands_alone = {1, 1};
  if (!file->settle() || !file->write_at(kVersionBytes, stands_alone)) {
    fault = no_room();
    return nullptr;
  }
  return file;
}

std::optional<std::string> copy_rows(const Database& database, std::int64_t after, Fault& fault) {
  const RowSql sql = sql_for(stored_columns(database), after);
  sqlite3* raw = nullptr;
  sqlite3_open_v2(":memory:", &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
  Handle target(raw);
  const auto run = [&](const std::string& text) {
    return sqlite3_exec(raw, text.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
  };
  // Small pages: a handful of rows is a handful of kilobytes.
  const std::string bound = "PRAGMA max_page_count=" + std::to_string(kMaxBytes / kPageBytes);
  if (!raw || !run("PRAGMA page_size=1024") || !run(bound) || !run(sql.create) || !run("BEGIN")) {
    fault = {503, "unreadable", "The new rows could not be copied."};
    return std::nullopt;
  }
  sqlite3_stmt* prepared = nullptr;
  sqlite3_prepare_v2(raw, sql.insert.c_str(), -1, &prepared, nullptr);
  const Statement insert(prepared);
  const auto select = database.prepare(sql.select);
  if (!insert || !select) return std::nullopt;
  std::int64_t rows = 0;
  int step = SQLITE_ROW;
  while ((step = sqlite3_step(select.get())) == SQLITE_ROW) {
    if (++rows > kMaxRows || !copy_row(select.get(), insert.get())) return std::nullopt;
  }
  if (step != SQLITE_DONE) {
    fault = database.fault();
    return std::nullopt;
  }
  if (!run("COMMIT")) return std::nullopt;
  auto text = serialized(raw);
  return text && static_cast<sqlite3_int64>(text->size()) <= kMaxBytes ? text : std::nullopt;
}

}  // namespace cronlens::live
