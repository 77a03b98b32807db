// SPDX-License-Identifier: MIT
// The tables that the SQL console offers beside the file's own: the runs with names and with the
// engine's rules for what a value means (facts/row_rules.hpp), and the sums people ask for first.
#include <string>

#include "facts/schema.hpp"
#include "host.hpp"

namespace cronlens::sql {
namespace {

using facts::ColumnId;

class Columns {
 public:
  explicit Columns(sqlite3* database) : database_(database) {}

  bool has(ColumnId id) const {
    return sqlite3_table_column_metadata(database_, "main", std::string(facts::kTable).c_str(),
                                         name(id).c_str(), nullptr, nullptr, nullptr, nullptr,
                                         nullptr) == SQLITE_OK;
  }
  static std::string name(ColumnId id) {
    for (const auto& column : facts::kColumns) {
      if (column.id == id) return std::string(column.name);
    }
    return {};
  }
  /// As it stands in the file; `otherwise` where files of that version lack it.
  std::string plain(ColumnId id, const char* otherwise = "NULL") const {
    return has(id) ? "r." + name(id) : otherwise;
  }
  /// A number within its bound; what is beyond is unknown.
  std::string known(ColumnId id, const char* bound, const char* otherwise = "NULL") const {
    if (!has(id)) return otherwise;
    const std::string value = "r." + name(id);
    return "CASE WHEN typeof(" + value + ") IN ('integer', 'real') AND abs(" + value +
           ") <= " + bound + " THEN " + value + " END";
  }

 private:
  sqlite3* database_;
};

constexpr const char* kCost = "1e9";
constexpr const char* kDuration = "1e9";
constexpr const char* kTokens = "1e10";
constexpr const char* kMoment = "1e11";
static_assert(facts::kMaxCostUsd == 1e9 && facts::kMaxDurationSeconds == 1e9);
static_assert(facts::kMaxTokens == 1e10 && facts::kMaxInstant == 1e11);

std::string tokens_of(const Columns& columns, ColumnId id) {
  // A file from before the column existed has the default of the table: 0.
  const std::string value = columns.known(id, kTokens, "0");
  return columns.has(id) ? "CASE WHEN r." + Columns::name(id) + " = CAST(r." + Columns::name(id) +
                               " AS INTEGER) THEN " + value + " END"
                         : value;
}

std::string runs_view(const Columns& columns) {
  const std::string start = columns.known(ColumnId::run_time, kMoment);
  return "CREATE TEMP VIEW runs AS SELECT *, input_tokens + output_tokens + cache_read_tokens + "
         "cache_write_tokens AS tokens FROM (SELECT " +
         columns.plain(ColumnId::session_id) + " AS run, r.job_id AS job, " +
         "coalesce(n.name, r.job_id) AS name, " +
         "datetime(r.run_time, 'unixepoch', 'localtime') AS started, r.run_time AS started_at, " +
         columns.known(ColumnId::duration_seconds, kDuration) + " AS seconds, " + "CASE " +
         columns.plain(ColumnId::success) +
         " WHEN 1 THEN 'success' WHEN 0 THEN 'failure' ELSE 'unknown' END AS "
         "outcome, " +
         columns.known(ColumnId::estimated_cost_usd, kCost) + " AS cost_usd, " +
         columns.plain(ColumnId::model) + " AS model, " +
         columns.plain(ColumnId::billing_provider) + " AS provider, " +
         columns.plain(ColumnId::job_mode, "'agent'") + " AS mode, " +
         columns.plain(ColumnId::end_reason) + " AS end_reason, " +
         tokens_of(columns, ColumnId::input_tokens) + " AS input_tokens, " +
         tokens_of(columns, ColumnId::output_tokens) + " AS output_tokens, " +
         tokens_of(columns, ColumnId::reasoning_tokens) + " AS reasoning_tokens, " +
         tokens_of(columns, ColumnId::cache_read_tokens) + " AS cache_read_tokens, " +
         tokens_of(columns, ColumnId::cache_write_tokens) + " AS cache_write_tokens " +
         "FROM main.cron_runs r LEFT JOIN temp.job_names n ON n.job = r.job_id WHERE " + start +
         " IS NOT NULL);";
}

// Each counts the runs whose cost is known: a sum says nothing about the others.
constexpr const char* kSums =
    "count(*) AS runs, count(*) FILTER (WHERE outcome = 'success') AS successes, "
    "count(*) FILTER (WHERE outcome = 'failure') AS failures, sum(cost_usd) AS cost_usd, "
    "count(cost_usd) AS runs_with_cost, sum(tokens) AS tokens, avg(seconds) AS mean_seconds ";

std::string summed_views() {
  const std::string sums(kSums);
  return "CREATE TEMP VIEW jobs AS SELECT r.job, r.name, n.schedule, n.state, " + sums +
         ", min(started) AS first_run, max(started) AS last_run FROM runs r "
         "LEFT JOIN temp.job_names n ON n.job = r.job GROUP BY r.job;"
         "CREATE TEMP VIEW daily AS SELECT date(started) AS day, " +
         sums + "FROM runs GROUP BY day;" + "CREATE TEMP VIEW models AS SELECT model, provider, " +
         sums + "FROM runs GROUP BY model, provider;";
}

}  // namespace

/// Before guard(); temp.job_names is filled by the page, which knows jobs.json.
SQL_EXPORT("makeViews") int make_views(sqlite3* database) {
  const std::string text =
      "PRAGMA cache_size = -32000;"
      "CREATE TEMP TABLE IF NOT EXISTS job_names (job TEXT PRIMARY KEY, name TEXT, schedule TEXT, "
      "state TEXT) WITHOUT ROWID;" +
      runs_view(Columns(database)) + summed_views();
  return sqlite3_exec(database, text.c_str(), nullptr, nullptr, nullptr);
}

}  // namespace cronlens::sql
