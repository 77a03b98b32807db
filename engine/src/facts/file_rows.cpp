// SPDX-License-Identifier: MIT
#include "facts/file_rows.hpp"

#include <utility>

#include "facts/text.hpp"

namespace cronlens::facts {
namespace {

std::optional<std::string> text_at(sqlite3_stmt* row, int column) {
  if (sqlite3_column_type(row, column) == SQLITE_NULL) return std::nullopt;
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(row, column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, column));
  return text ? valid_utf8({text, size}) : std::string();
}

std::optional<double> number_at(sqlite3_stmt* row, int column) {
  const int type = sqlite3_column_type(row, column);
  if (type != SQLITE_INTEGER && type != SQLITE_FLOAT) return std::nullopt;
  return sqlite3_column_double(row, column);
}

std::string statement_for(const TableLayout& layout) {
  const auto text = [&](ColumnId id) { return layout.text_sql(id) + ", "; };
  return "SELECT " + text(ColumnId::session_id) + text(ColumnId::end_reason) +
         text(ColumnId::cost_status) + layout.sql(ColumnId::ended_at) + ", " +
         layout.sql(ColumnId::actual_cost_usd) + " FROM cron_runs WHERE " + layout.rowid() +
         " = ?1";
}

class FileReader final : public RowTextReader {
 public:
  FileReader(const Database& database, const TableLayout& layout)
      : database_(database), statement_(database.prepare(statement_for(layout))) {}

  Result<RowTexts> read(std::int64_t rowid) override {
    sqlite3_stmt* const row = statement_.get();
    if (!row) return database_.last_error();
    sqlite3_reset(row);
    sqlite3_bind_int64(row, 1, rowid);
    if (sqlite3_step(row) != SQLITE_ROW) return database_.last_error();
    return RowTexts{text_at(row, 0).value_or(""), text_at(row, 1), text_at(row, 2),
                    number_at(row, 3), number_at(row, 4)};
  }

 private:
  const Database& database_;
  const Statement statement_;
};

class FileRows final : public RowStore {
 public:
  FileRows(Database database, const TableLayout& layout)
      : database_(std::move(database)), layout_(layout) {}

  std::uint64_t bytes() const override { return database_.file().size(); }
  std::unique_ptr<RowTextReader> reader() const override {
    return std::make_unique<FileReader>(database_, layout_);
  }

 private:
  const Database database_;
  const TableLayout layout_;
};

}  // namespace

std::unique_ptr<RowStore> rows_of_file(Database database, const TableLayout& layout) {
  return std::make_unique<FileRows>(std::move(database), layout);
}

}  // namespace cronlens::facts
