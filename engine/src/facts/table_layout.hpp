// SPDX-License-Identifier: MIT
// Which of the known columns a file has, and how each is named in SQL.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facts/database.hpp"
#include "facts/schema.hpp"

namespace cronlens::facts {

/// A column as the table declares it; texts are cut at 200 bytes.
struct StoredColumn {
  std::optional<ColumnId> id;  // nothing for a column that Cronlens does not know
  std::string type;
  std::string default_sql;  // '' = none
  bool is_key = false;      // part of the primary key
};

class TableLayout {
 public:
  /// Finds cron_runs, refuses what is not an ordinary table, and notes what is missing or unknown.
  static Result<TableLayout> inspect(const Database& database, std::vector<Caveat>& caveats);

  bool has(ColumnId id) const { return present_[static_cast<std::size_t>(id)]; }

  /// An SQL expression for the column: NULL where the file lacks it.
  std::string sql(ColumnId id) const;

  /// The same for a text column, cut so that a monstrous cell is never loaded whole.
  std::string text_sql(ColumnId id) const;

  /// The same for a text that is grouped by: one of more than kMaxNameBytes comes as a blank of one
  /// byte more than that, to be told by its size alone.
  std::string name_sql(ColumnId id) const;

  /// The name under which the row id can be asked for.
  const std::string& rowid() const { return rowid_; }

  /// Every column in the order of the table.
  const std::vector<StoredColumn>& stored() const { return stored_; }
  bool has_generated_columns() const { return has_generated_columns_; }

 private:
  /// The column, or `otherwise` where its text has more than kMaxNameBytes.
  std::string unless_long(ColumnId id, const std::string& otherwise) const;
  std::optional<Error> read_columns(const Database& database, std::vector<std::string>& names,
                                    std::string& unknown);

  std::array<bool, kColumns.size()> present_{};
  std::string rowid_ = "rowid";
  std::vector<StoredColumn> stored_;
  bool has_generated_columns_ = false;
};

}  // namespace cronlens::facts
