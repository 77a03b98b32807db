// SPDX-License-Identifier: MIT
#include "facts/table_layout.hpp"

#include <algorithm>

#include "facts/text.hpp"

namespace cronlens::facts {
namespace {

std::string column_text(sqlite3_stmt* row, int column) {
  const void* text = sqlite3_column_text(row, column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, column));
  return text ? valid_utf8({static_cast<const char*>(text), std::min<std::size_t>(size, 200)})
              : std::string();
}

/// How much of the fact table's name and shape another table shares, for "did you mean".
int likeness(const Database& database, const std::string& table) {
  const std::string lower = ascii_lower(table);
  const bool related =
      lower.find("cron") != std::string::npos || kTable.find(lower) != std::string_view::npos;
  auto columns = database.prepare("SELECT name FROM pragma_table_info(?1)");
  if (!columns) return 0;
  sqlite3_bind_text(columns.get(), 1, table.c_str(), -1, SQLITE_TRANSIENT);
  int shared = related ? 2 : 0;
  while (sqlite3_step(columns.get()) == SQLITE_ROW) {
    const std::string name = ascii_lower(column_text(columns.get(), 0));
    shared += std::any_of(kColumns.begin(), kColumns.end(),
                          [&](const ColumnInfo& known) { return known.name == name; });
  }
  return shared;
}

Error no_cron_runs(const Database& database) {
  Error error = make_error(ErrorCode::no_cron_runs, "The database has no table cron_runs.");
  auto tables = database.prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE "
      "'\\' ORDER BY name LIMIT 50");
  if (!tables) return database.last_error();
  int best = 1;
  int step = SQLITE_ROW;
  while ((step = sqlite3_step(tables.get())) == SQLITE_ROW) {
    error.tables.push_back(column_text(tables.get(), 0));
    const int shared = likeness(database, error.tables.back());
    if (shared > best) {
      best = shared;
      error.nearest = error.tables.back();
    }
  }
  return step == SQLITE_DONE ? error : database.last_error();
}

/// What kind of thing is called cron_runs: '' when nothing is. pragma_table_list would resolve
/// every view of the file to tell.
Result<std::string> kind_of_table(const Database& database) {
  auto statement = database.prepare(
      "SELECT type, rootpage FROM sqlite_schema WHERE type IN ('table', 'view') AND lower(name) = "
      "?1");
  if (!statement) return database.last_error();
  sqlite3_bind_text(statement.get(), 1, kTable.data(), static_cast<int>(kTable.size()),
                    SQLITE_STATIC);
  const int step = sqlite3_step(statement.get());
  if (step == SQLITE_DONE) return std::string();
  if (step != SQLITE_ROW) return database.last_error();
  const std::string type = column_text(statement.get(), 0);
  const bool stored = sqlite3_column_int64(statement.get(), 1) > 0;
  return type == "table" && !stored ? "virtual table" : type;
}

/// Bounds what SQLite does while it reads the schema, which takes a few hundred steps a table.
class StepLimit {
 public:
  explicit StepLimit(const Database& database) : database_(database) {
    sqlite3_progress_handler(database.handle(), kSteps, &spend, &left_);
  }
  ~StepLimit() { sqlite3_progress_handler(database_.handle(), 0, nullptr, nullptr); }
  StepLimit(const StepLimit&) = delete;
  StepLimit& operator=(const StepLimit&) = delete;

 private:
  static constexpr int kSteps = 100'000;
  static int spend(void* left) { return --*static_cast<int*>(left) < 0 ? 1 : 0; }

  const Database& database_;
  int left_ = 200;
};

Error unsupported(const std::string& kind) {
  return make_error(ErrorCode::unsupported_table,
                    "cron_runs is a " + kind + "; only an ordinary table is read.");
}

void add_to_list(std::string& list, std::string_view name) {
  if (list.size() > 300) return;
  list += (list.empty() ? "" : ", ") + std::string(name);
}

std::string free_rowid_name(const std::vector<std::string>& columns) {
  for (const char* name : {"rowid", "_rowid_", "oid"}) {
    if (std::find(columns.begin(), columns.end(), name) == columns.end()) return name;
  }
  return {};
}

}  // namespace

std::optional<Error> TableLayout::read_columns(const Database& database,
                                               std::vector<std::string>& names,
                                               std::string& unknown) {
  auto statement = database.prepare(
      "SELECT name, hidden, type, dflt_value, pk FROM pragma_table_xinfo('cron_runs')");
  if (!statement) return database.last_error();
  while (sqlite3_step(statement.get()) == SQLITE_ROW) {
    names.push_back(ascii_lower(column_text(statement.get(), 0)));
    const auto known = std::find_if(kColumns.begin(), kColumns.end(), [&](const ColumnInfo& each) {
      return each.name == names.back();
    });
    StoredColumn column{std::nullopt, column_text(statement.get(), 2),
                        column_text(statement.get(), 3),
                        sqlite3_column_int(statement.get(), 4) != 0};
    // Generated columns (hidden > 0) would run expressions of the file; they are not read.
    const bool generated = sqlite3_column_int(statement.get(), 1) != 0;
    if (known == kColumns.end()) {
      add_to_list(unknown, names.back());
    } else if (!generated) {
      present_[static_cast<std::size_t>(known->id)] = true;
      column.id = known->id;
    }
    has_generated_columns_ |= generated;
    stored_.push_back(std::move(column));
  }
  return std::nullopt;
}

Result<TableLayout> TableLayout::inspect(const Database& database, std::vector<Caveat>& caveats) {
  const StepLimit limit(database);
  const auto kind = kind_of_table(database);
  if (!kind) return kind.error();
  if (kind.value().empty()) return no_cron_runs(database);
  if (kind.value() != "table") {
    return unsupported(kind.value());
  }
  TableLayout layout;
  std::string unknown, missing;
  std::vector<std::string> names;
  if (auto error = layout.read_columns(database, names, unknown)) return *error;
  for (const auto& each : kColumns) {
    if (layout.has(each.id)) continue;
    add_to_list(missing, each.name);
    if (each.required) {
      return make_error(ErrorCode::missing_columns,
                        "cron_runs has no column " + std::string(each.name) + ".");
    }
  }
  layout.rowid_ = free_rowid_name(names);
  if (layout.rowid_.empty()) {
    return make_error(ErrorCode::unsupported_table, "cron_runs hides its row ids.");
  }
  if (!database.prepare("SELECT " + layout.rowid_ + " FROM cron_runs NOT INDEXED")) {
    return unsupported("WITHOUT ROWID table");
  }
  if (!unknown.empty()) caveats.push_back({CaveatCode::unknown_columns, Count(0), unknown});
  if (!missing.empty()) caveats.push_back({CaveatCode::missing_columns, Count(0), missing});
  return layout;
}

std::string TableLayout::sql(ColumnId id) const {
  return has(id) ? std::string(kColumns[static_cast<std::size_t>(id)].name) : "NULL";
}

std::string TableLayout::text_sql(ColumnId id) const {
  return unless_long(
      id, "substr(CAST(" + sql(id) + " AS TEXT), 1, " + std::to_string(kMaxNameBytes) + ")");
}

std::string TableLayout::name_sql(ColumnId id) const {
  return unless_long(id, "zeroblob(" + std::to_string(kMaxNameBytes + 1) + ")");
}

std::string TableLayout::unless_long(ColumnId id, const std::string& otherwise) const {
  if (!has(id)) return "NULL";
  return "CASE WHEN octet_length(" + sql(id) + ") > " + std::to_string(kMaxNameBytes) + " THEN " +
         otherwise + " ELSE " + sql(id) + " END";
}

}  // namespace cronlens::facts
