// SPDX-License-Identifier: MIT
// Databases in memory, statements and values: what sql.js's API is made of. A failure is SQLite's
// own code; error_message() has the words.
#include <cstring>

#include "host.hpp"

namespace cronlens::sql {

std::uint32_t results[2];

namespace {

// SQLite gives a result no more columns than that.
constexpr int kMaxColumns = 2000;
Cell row_cells[kMaxColumns];

constexpr sqlite3_int64 kLargestDatabase = 4'000'000'000;
constexpr sqlite3_int64 kVersionsAt = 18;

/// A file in WAL mode cannot be opened in memory, where there is no -wal; its pages read the same
/// in rollback mode.
void leave_wal_mode(std::uint8_t* bytes, sqlite3_int64 size) {
  if (size <= kVersionsAt + 1) return;
  for (auto* version = bytes + kVersionsAt; version < bytes + kVersionsAt + 2; ++version) {
    if (*version == 2) *version = 1;
  }
}

int take_bytes(sqlite3* database, std::uint8_t* bytes, sqlite3_int64 size) {
  leave_wal_mode(bytes, size);
  return sqlite3_deserialize(database, "main", bytes, size, size,
                             SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
}

}  // namespace

Cell read_cell(sqlite3_value* value) {
  Cell cell{0, 0, sqlite3_value_type(value), 0, nullptr, 0};
  switch (cell.type) {
    case SQLITE_INTEGER:
      cell.integer = sqlite3_value_int64(value);
      cell.number = static_cast<double>(cell.integer);
      break;
    case SQLITE_FLOAT:
      cell.number = sqlite3_value_double(value);
      break;
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      // As a blob also where it is text: asking for text would copy it to put a 0 at its end.
      cell.data = sqlite3_value_blob(value);
      cell.bytes = static_cast<std::uint32_t>(sqlite3_value_bytes(value));
      break;
    default:
      break;
  }
  return cell;
}

SQL_EXPORT("allocate") void* allocate(double size) {
  return sqlite3_malloc64(static_cast<sqlite3_uint64>(size));
}
SQL_EXPORT("release") void release(void* memory) {
  sqlite3_free(memory);
}
SQL_EXPORT("results") const std::uint32_t* result_words() {
  return results;
}
SQL_EXPORT("cells") const Cell* cells() {
  return row_cells;
}

/// Takes `bytes` over, from allocate(); nullptr begins an empty database.
SQL_EXPORT("open") int open(std::uint8_t* bytes, double size) {
  sqlite3* database = nullptr;
  int code = sqlite3_open_v2("", &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "memdb");
  if (code == SQLITE_OK && bytes) {
    code = take_bytes(database, bytes, static_cast<sqlite3_int64>(size));
  }
  sqlite3_int64 limit = kLargestDatabase;
  sqlite3_file_control(database, "main", SQLITE_FCNTL_SIZE_LIMIT, &limit);
  // A page that is not in the cache is copied into it; SQLite's 2 MB are few for a whole file.
  if (code == SQLITE_OK)
    sqlite3_exec(database, "PRAGMA cache_size = -32000", nullptr, nullptr, nullptr);
  results[0] = reinterpret_cast<std::uint32_t>(database);
  return code;
}
SQL_EXPORT("close") int close(sqlite3* database) {
  return sqlite3_close_v2(database);
}
SQL_EXPORT("errorMessage") const char* error_message(sqlite3* database) {
  return sqlite3_errmsg(database);
}
SQL_EXPORT("errorOffset") int error_offset(sqlite3* database) {
  return sqlite3_error_offset(database);
}
SQL_EXPORT("changes") int changes(sqlite3* database) {
  return sqlite3_changes(database);
}
SQL_EXPORT("isWriting") int is_writing(sqlite3* database) {
  return sqlite3_txn_state(database, "main") == SQLITE_TXN_WRITE;
}
/// The address of the file's bytes; their number is in results, as two words.
SQL_EXPORT("serialize") void* serialize(sqlite3* database) {
  sqlite3_int64 size = 0;
  void* bytes = sqlite3_serialize(database, "main", &size, 0);
  results[0] = static_cast<std::uint32_t>(size);
  return bytes;
}

SQL_EXPORT("execute") int execute(sqlite3* database, const char* text) {
  return sqlite3_exec(database, text, nullptr, nullptr, nullptr);
}
/// results: the statement (0: there was nothing but space), and where the next one begins.
SQL_EXPORT("prepare") int prepare(sqlite3* database, const char* text) {
  sqlite3_stmt* statement = nullptr;
  const char* tail = text;
  const int code = sqlite3_prepare_v2(database, text, -1, &statement, &tail);
  results[0] = reinterpret_cast<std::uint32_t>(statement);
  results[1] = reinterpret_cast<std::uint32_t>(tail);
  return code;
}
SQL_EXPORT("step") int step(sqlite3_stmt* statement) {
  return sqlite3_step(statement);
}
/// Fills cells(); returns their number, 0 when the statement is on no row.
SQL_EXPORT("row") int row(sqlite3_stmt* statement) {
  const int columns = sqlite3_data_count(statement);
  for (int at = 0; at < columns; ++at) {
    row_cells[at] = read_cell(sqlite3_column_value(statement, at));
  }
  return columns;
}
SQL_EXPORT("stepRow") int step_row(sqlite3_stmt* statement) {
  const int code = sqlite3_step(statement);
  if (code == SQLITE_ROW) row(statement);
  return code;
}
SQL_EXPORT("columnCount") int column_count(sqlite3_stmt* statement) {
  return sqlite3_column_count(statement);
}
SQL_EXPORT("columnName") const char* column_name(sqlite3_stmt* statement, int at) {
  return sqlite3_column_name(statement, at);
}
SQL_EXPORT("statementText") const char* statement_text(sqlite3_stmt* statement) {
  return sqlite3_sql(statement);
}
SQL_EXPORT("normalizedText") const char* normalized_text(sqlite3_stmt* statement) {
  return sqlite3_normalized_sql(statement);
}
SQL_EXPORT("reset") int reset(sqlite3_stmt* statement) {
  const int cleared = sqlite3_clear_bindings(statement);
  return cleared == SQLITE_OK ? sqlite3_reset(statement) : cleared;
}
SQL_EXPORT("finalize") int finalize(sqlite3_stmt* statement) {
  return sqlite3_finalize(statement);
}

SQL_EXPORT("parameterIndex") int parameter_index(sqlite3_stmt* statement, const char* name) {
  return sqlite3_bind_parameter_index(statement, name);
}
SQL_EXPORT("bindInteger") int bind_integer(sqlite3_stmt* statement, int at, int value) {
  return sqlite3_bind_int(statement, at, value);
}
SQL_EXPORT("bindNumber") int bind_number(sqlite3_stmt* statement, int at, double value) {
  return sqlite3_bind_double(statement, at, value);
}
SQL_EXPORT("bindNull") int bind_null(sqlite3_stmt* statement, int at) {
  return sqlite3_bind_null(statement, at);
}
/// Texts and blobs are taken over, from allocate().
SQL_EXPORT("bindText") int bind_text(sqlite3_stmt* statement, int at, char* text, int size) {
  return sqlite3_bind_text(statement, at, text, size, sqlite3_free);
}
SQL_EXPORT("bindBlob") int bind_blob(sqlite3_stmt* statement, int at, void* bytes, int size) {
  return sqlite3_bind_blob(statement, at, bytes, size, sqlite3_free);
}

}  // namespace cronlens::sql
