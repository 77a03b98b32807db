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

/// A sound table gives its row ids in rising order. Where pages are used twice, it does not, and a
/// small file could go on giving rows for ever.
class RisingIds {
 public:
  bool accept(std::int64_t id) {
    const bool rises = none_ || id > last_;
    none_ = false;
    last_ = id;
    return rises;
  }

 private:
  bool none_ = true;
  std::int64_t last_ = 0;
};

/// Keeps the pages fetched in proportion to the file. In a sound one every page belongs to one row;
/// where rows claim the same long overflow chain, reading it costs rows x chain.
class PageBudget {
 public:
  explicit PageBudget(const Database& database)
      : database_(database), most_(kBase + kFetchesPerPage * database.pages()) {}

  /// To be asked once a row.
  bool is_spent() {
    if (++rows_ % kRowsBetween != 0) return false;
    return database_.pages_fetched() > most_;
  }

 private:
  // The columns of a row ask for the same page again and again.
  static constexpr std::size_t kFetchesPerPage = 32, kBase = 10'000;
  static constexpr std::uint32_t kRowsBetween = 64;

  const Database& database_;
  std::size_t most_;
  std::uint32_t rows_ = 0;
};

Error pages_used_twice() {
  return make_error(ErrorCode::corrupt, "Pages of the table cron_runs are used more than once.");
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
  RisingIds ids;
  PageBudget budget(database);
  std::size_t rows = 0;
  while ((step = sqlite3_step(row)) == SQLITE_ROW) {
    const std::int64_t rowid = sqlite3_column_int64(row, 0);
    if (!ids.accept(rowid) || budget.is_spent()) return pages_used_twice();
    if (++rows > kMaxRuns) {
      return make_error(ErrorCode::too_large,
                        "The table cron_runs has more than 200 million runs.");
    }
    rules.add(rowid, value);
  }
  if (step != SQLITE_DONE) return database.last_error();
  return rules.take(caveats);
}

Result<Facts> read_facts(const Database& database, const TableLayout& layout,
                         std::vector<Caveat>& caveats) {
  if (auto facts = walk_facts(database, layout, caveats)) return std::move(*facts);
  return read_facts_by_sqlite(database, layout, caveats);
}

}  // namespace cronlens::facts
