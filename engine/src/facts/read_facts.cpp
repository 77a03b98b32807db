// SPDX-License-Identifier: MIT
#include "facts/read_facts.hpp"

#include "facts/row_rules.hpp"
#include "facts/walk_facts.hpp"

namespace cronlens::facts {
namespace {

/// Names are texts whatever the file stores them as; SQLite words numbers.
RawValue name_at(sqlite3_stmt* row, int column) {
  if (sqlite3_column_type(row, column) == SQLITE_NULL) return {};
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(row, column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, column));
  if (size > kMaxNameBytes) return {RawValue::Kind::long_text, 0, {}};
  return {RawValue::Kind::text, 0, bytes ? std::string_view(bytes, size) : std::string_view()};
}

RawValue figure_at(sqlite3_stmt* row, int column) {
  switch (sqlite3_column_type(row, column)) {
    case SQLITE_NULL:
      return {};
    case SQLITE_INTEGER:
      return {RawValue::Kind::integer, sqlite3_column_double(row, column), {}};
    case SQLITE_FLOAT:
      return {RawValue::Kind::real, sqlite3_column_double(row, column), {}};
    default:
      return {RawValue::Kind::text, 0, {}};
  }
}

std::string select_statement(const TableLayout& layout) {
  std::string sql = "SELECT " + layout.rowid();
  for (const ColumnId id : kRead) {
    sql += ", " + (is_text_column(id) ? layout.name_sql(id) : layout.sql(id));
  }
  // The table's own order, and no index that a damaged file could have wrong.
  return sql + " FROM cron_runs NOT INDEXED ORDER BY " + layout.rowid();
}

}  // namespace

Result<Facts> read_facts_by_sqlite(const Database& database, const TableLayout& layout,
                                   std::vector<Caveat>& caveats) {
  auto statement = database.prepare(select_statement(layout));
  if (!statement) return database.last_error();
  sqlite3_stmt* const row = statement.get();
  const auto value = [row](std::size_t slot) {
    const int column = static_cast<int>(slot) + 1;
    return is_text_column(kRead[slot]) ? name_at(row, column) : figure_at(row, column);
  };
  RowRules rules(layout);
  int step = SQLITE_ROW;
  while ((step = sqlite3_step(row)) == SQLITE_ROW) rules.add(sqlite3_column_int64(row, 0), value);
  if (step != SQLITE_DONE) return database.last_error();
  return rules.take(caveats);
}

Result<Facts> read_facts(const Database& database, const TableLayout& layout,
                         std::vector<Caveat>& caveats) {
  if (auto facts = walk_facts(database, layout, caveats)) return std::move(*facts);
  return read_facts_by_sqlite(database, layout, caveats);
}

}  // namespace cronlens::facts
