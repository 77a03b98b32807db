// SPDX-License-Identifier: MIT
#include "facts/read_facts.hpp"

#include <cmath>
#include <iterator>

namespace cronlens::facts {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

/// The columns read, in the order of the SELECT; rowid comes first.
constexpr ColumnId kRead[] = {
    ColumnId::run_time,           ColumnId::job_id,           ColumnId::model,
    ColumnId::billing_provider,   ColumnId::job_mode,         ColumnId::success,
    ColumnId::estimated_cost_usd, ColumnId::duration_seconds, ColumnId::input_tokens,
    ColumnId::output_tokens,      ColumnId::reasoning_tokens, ColumnId::cache_read_tokens,
    ColumnId::cache_write_tokens, ColumnId::ingested_at,
};

bool is_text_column(ColumnId id) {
  return id == ColumnId::job_id || id == ColumnId::model || id == ColumnId::billing_provider ||
         id == ColumnId::job_mode;
}

/// One row at a time, with the odd values counted by column.
class Row {
 public:
  Row(sqlite3_stmt* statement, const TableLayout& layout) : row_(statement), layout_(layout) {}

  double number(ColumnId id, double bound) {
    const int column = index(id);
    switch (sqlite3_column_type(row_, column)) {
      case SQLITE_NULL:
        return kUnknown;
      case SQLITE_INTEGER:
      case SQLITE_FLOAT: {
        const double value = sqlite3_column_double(row_, column);
        if (std::abs(value) <= bound) return value;
        break;
      }
      default:
        break;
    }
    return odd(id), kUnknown;
  }

  std::int64_t tokens(ColumnId id) {
    // A file from before the column existed has the default of the table: 0.
    if (!layout_.has(id)) return 0;
    const double value = number(id, kMaxTokens);
    if (std::isnan(value)) return kUnknownTokens;
    if (value != std::trunc(value)) return odd(id), kUnknownTokens;
    return static_cast<std::int64_t>(value);
  }

  std::uint32_t text(ColumnId id, Dictionary& dictionary) {
    const int column = index(id);
    if (sqlite3_column_type(row_, column) == SQLITE_NULL) return Dictionary::kNull;
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(row_, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row_, column));
    return dictionary.intern(bytes ? std::string_view(bytes, size) : std::string_view());
  }

  RunOutcome outcome() {
    const int column = index(ColumnId::success);
    const double value = number(ColumnId::success, 1);
    if (value == 1) return RunOutcome::success;
    if (value == 0) return RunOutcome::failure;
    if (sqlite3_column_type(row_, column) == SQLITE_FLOAT) odd(ColumnId::success);
    return RunOutcome::unknown;
  }

  void odd(ColumnId id) { ++odd_[static_cast<std::size_t>(id)]; }

  void report(std::vector<Caveat>& caveats) const {
    for (const auto& column : kColumns) {
      const auto count = odd_[static_cast<std::size_t>(column.id)];
      if (count == 0) continue;
      caveats.push_back(
          {CaveatCode::odd_values, Count(static_cast<double>(count)), std::string(column.name)});
    }
  }

 private:
  static int index(ColumnId id) {
    for (std::size_t i = 0; i < std::size(kRead); ++i) {
      if (kRead[i] == id) return static_cast<int>(i) + 1;
    }
    return 0;
  }

  sqlite3_stmt* row_;
  const TableLayout& layout_;
  std::array<std::int64_t, kColumns.size()> odd_{};
};

std::string select_statement(const TableLayout& layout) {
  std::string sql = "SELECT " + layout.rowid();
  for (const ColumnId id : kRead) {
    sql += ", " + (is_text_column(id) ? layout.text_sql(id, true) : layout.sql(id));
  }
  // The table's own order, and no index that a damaged file could have wrong.
  return sql + " FROM cron_runs NOT INDEXED ORDER BY " + layout.rowid();
}

void append(Facts& facts, Row& row, const TableLayout& layout, std::int64_t rowid, double start) {
  facts.rowid.push_back(rowid);
  facts.run_time.push_back(start);
  facts.job.push_back(row.text(ColumnId::job_id, facts.jobs));
  facts.model.push_back(row.text(ColumnId::model, facts.models));
  facts.provider.push_back(row.text(ColumnId::billing_provider, facts.providers));
  facts.mode.push_back(layout.has(ColumnId::job_mode) ? row.text(ColumnId::job_mode, facts.modes)
                                                      : facts.modes.intern(kAgentMode));
  facts.outcome.push_back(row.outcome());
  facts.cost.push_back(row.number(ColumnId::estimated_cost_usd, kMaxCostUsd));
  facts.duration.push_back(row.number(ColumnId::duration_seconds, kMaxDurationSeconds));
  facts.input.push_back(row.tokens(ColumnId::input_tokens));
  facts.output.push_back(row.tokens(ColumnId::output_tokens));
  facts.reasoning.push_back(row.tokens(ColumnId::reasoning_tokens));
  facts.cache_read.push_back(row.tokens(ColumnId::cache_read_tokens));
  facts.cache_write.push_back(row.tokens(ColumnId::cache_write_tokens));
  const double ingested = row.number(ColumnId::ingested_at, kMaxInstant);
  if (!(facts.last_ingested >= ingested) && !std::isnan(ingested)) facts.last_ingested = ingested;
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

Result<Facts> read_facts(const Database& database, const TableLayout& layout,
                         std::vector<Caveat>& caveats) {
  auto statement = database.prepare(select_statement(layout));
  if (!statement) return database.last_error();
  Facts facts;
  Row row(statement.get(), layout);
  RisingIds ids;
  PageBudget budget(database);
  int step = SQLITE_ROW;
  while ((step = sqlite3_step(statement.get())) == SQLITE_ROW) {
    const std::int64_t rowid = sqlite3_column_int64(statement.get(), 0);
    if (!ids.accept(rowid) || budget.is_spent()) return pages_used_twice();
    const double start = row.number(ColumnId::run_time, kMaxInstant);
    if (std::isnan(start)) {
      if (sqlite3_column_type(statement.get(), 1) == SQLITE_NULL) row.odd(ColumnId::run_time);
      continue;
    }
    if (facts.size() == kMaxRuns) {
      return make_error(ErrorCode::too_large,
                        "The table cron_runs has more than 200 million runs.");
    }
    append(facts, row, layout, rowid, start);
  }
  if (step != SQLITE_DONE) return database.last_error();
  row.report(caveats);
  return facts;
}

}  // namespace cronlens::facts
