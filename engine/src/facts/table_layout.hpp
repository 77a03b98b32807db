// SPDX-License-Identifier: MIT
// Which of the known columns a file has, and how each is named in SQL.
#pragma once

#include <string>
#include <vector>

#include "facts/database.hpp"
#include "facts/schema.hpp"

namespace cronlens::facts {

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

 private:
  /// The column, or `otherwise` where its text has more than kMaxNameBytes.
  std::string unless_long(ColumnId id, const std::string& otherwise) const;

  std::array<bool, kColumns.size()> present_{};
  std::string rowid_ = "rowid";
};

}  // namespace cronlens::facts
