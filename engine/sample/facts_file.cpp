// SPDX-License-Identifier: MIT
#include "sample/facts_file.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

namespace cronlens::sample {
namespace {

struct CloseDatabase {
  void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
struct FreeMemory {
  void operator()(unsigned char* memory) const { sqlite3_free(memory); }
};
using DatabasePtr = std::unique_ptr<sqlite3, CloseDatabase>;
using StatementPtr = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

constexpr const char* kCreate = R"sql(
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
CREATE TABLE IF NOT EXISTS cron_runs (
    session_id TEXT PRIMARY KEY,
    job_id TEXT NOT NULL,
    run_time REAL NOT NULL,
    ended_at REAL,
    duration_seconds REAL,
    model TEXT,
    input_tokens INTEGER DEFAULT 0,
    output_tokens INTEGER DEFAULT 0,
    reasoning_tokens INTEGER DEFAULT 0,
    cache_read_tokens INTEGER DEFAULT 0,
    cache_write_tokens INTEGER DEFAULT 0,
    estimated_cost_usd REAL,
    actual_cost_usd REAL,
    cost_status TEXT,
    cost_source TEXT,
    billing_provider TEXT,
    api_call_count INTEGER DEFAULT 0,
    message_count INTEGER DEFAULT 0,
    tool_call_count INTEGER DEFAULT 0,
    end_reason TEXT,
    success BOOLEAN,
    job_mode TEXT DEFAULT 'agent',
    ingested_at REAL DEFAULT (unixepoch())
);
BEGIN;
)sql";

// After the rows: filling an index once is faster than keeping it in order.
constexpr const char* kFinish = R"sql(
CREATE INDEX IF NOT EXISTS idx_cron_runs_job_id
    ON cron_runs(job_id);
CREATE INDEX IF NOT EXISTS idx_cron_runs_run_time
    ON cron_runs(run_time DESC);
CREATE INDEX IF NOT EXISTS idx_cron_runs_ingested
    ON cron_runs(ingested_at);
CREATE INDEX IF NOT EXISTS idx_cron_runs_job_mode
    ON cron_runs(job_mode);
COMMIT;
)sql";

constexpr const char* kInsert =
    "INSERT INTO cron_runs VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, "
    "?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23)";

std::string_view spelling(Ending ending) {
  switch (ending) {
    case Ending::script:
      break;
    case Ending::cron_complete:
      return "cron_complete";
    case Ending::timeout:
      return "timeout";
    case Ending::error:
      return "error";
    case Ending::interrupted:
      return "interrupted";
  }
  return "";
}

double to_seconds(Millis at) {
  return static_cast<double>(at) / 1e3;
}

/// Binds the columns of one row from left to right.
class RowBinder {
 public:
  explicit RowBinder(sqlite3_stmt* statement) : statement_(statement) {}

  /// The text has to live until the row is inserted; an empty one stands for NULL.
  void text(std::string_view value) {
    ++column_;
    if (value.empty()) return note(sqlite3_bind_null(statement_, column_));
    note(sqlite3_bind_text(statement_, column_, value.data(), static_cast<int>(value.size()),
                           SQLITE_STATIC));
  }
  void real(double value) { note(sqlite3_bind_double(statement_, ++column_, value)); }
  void integer(std::int64_t value) { note(sqlite3_bind_int64(statement_, ++column_, value)); }
  void null() { note(sqlite3_bind_null(statement_, ++column_)); }

  bool insert() {
    const bool done = ok_ && sqlite3_step(statement_) == SQLITE_DONE;
    return sqlite3_reset(statement_) == SQLITE_OK && done;
  }

 private:
  void note(int code) { ok_ = ok_ && code == SQLITE_OK; }

  sqlite3_stmt* statement_;
  int column_ = 0;
  bool ok_ = true;
};

std::string session_id(const Job& job, const Run& run) {
  if (job.is_script()) return "script_" + job.id + "_" + std::to_string(run.start / kSecond);
  return "cron_" + job.id + "_" + session_stamp(run.start);
}

void bind_times(RowBinder& row, const Job& job, const Run& run) {
  row.real(to_seconds(run.start));
  row.real(to_seconds(run.end));
  if (job.is_script()) return row.null();
  row.real(to_seconds(run.end - run.start));
}

void bind_cost(RowBinder& row, const Job& job, const Run& run) {
  const bool is_known = run.cost != kUnknownCost;
  if (is_known) {
    row.real(static_cast<double>(run.cost) / 1e6);
  } else {
    row.null();
  }
  row.null();  // no provider of the sample reports what it really charged
  const ModelInfo& model = model_info(run.model);
  const bool says_unknown = !is_known && !job.is_script() && run.model != ModelId::none;
  row.text(says_unknown ? "unknown" : model.cost_status);
  row.text(says_unknown ? "none" : model.cost_source);
  row.text(model.provider);
}

bool insert_run(sqlite3_stmt* insert, const Job& job, const Run& run, Millis now) {
  const std::string id = session_id(job, run);
  RowBinder row(insert);
  row.text(id);
  row.text(job.id);
  bind_times(row, job, run);
  row.text(model_info(run.model).name);
  for (const std::int64_t count : {run.tokens.input, run.tokens.output, run.tokens.reasoning,
                                   run.tokens.cache_read, run.tokens.cache_write}) {
    row.integer(count);
  }
  bind_cost(row, job, run);
  for (const std::int64_t count : {run.api_calls, run.messages, run.tool_calls}) {
    row.integer(count);
  }
  row.text(spelling(run.ending));
  row.integer(is_success(run.ending) ? 1 : 0);
  row.text(job.is_script() ? "no_agent" : "agent");
  const Millis ingested = std::min(run.end + 4 * kSecond, now);
  row.real(to_seconds(ingested / kSecond * kSecond));
  return row.insert();
}

bool execute(sqlite3* db, const char* sql) {
  return sqlite3_exec(db, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

bool insert_all(sqlite3* db, const std::vector<Job>& jobs, const std::vector<Run>& runs,
                Millis now) {
  sqlite3_stmt* prepared = nullptr;
  if (sqlite3_prepare_v2(db, kInsert, -1, &prepared, nullptr) != SQLITE_OK) return false;
  const StatementPtr insert(prepared);
  return std::all_of(runs.begin(), runs.end(), [&](const Run& run) {
    return insert_run(insert.get(), jobs[run.job], run, now);
  });
}

}  // namespace

std::vector<std::uint8_t> make_facts_file(const std::vector<Job>& jobs,
                                          const std::vector<Run>& runs, Millis now) {
  sqlite3* opened = nullptr;
  const int code = sqlite3_open(":memory:", &opened);
  DatabasePtr db(opened);
  if (code != SQLITE_OK || !execute(db.get(), kCreate)) return {};
  if (!insert_all(db.get(), jobs, runs, now) || !execute(db.get(), kFinish)) return {};
  sqlite3_int64 size = 0;
  const std::unique_ptr<unsigned char, FreeMemory> bytes(
      sqlite3_serialize(db.get(), "main", &size, 0));
  // Before the copy: at a million runs three of these at once would be a lot for a tab.
  db.reset();
  if (!bytes) return {};
  return {bytes.get(), bytes.get() + size};
}

}  // namespace cronlens::sample
