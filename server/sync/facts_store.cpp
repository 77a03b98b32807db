// SPDX-License-Identifier: MIT
#include "sync/facts_store.hpp"

#include "sync/faults.hpp"

namespace cronlens::sync {
namespace {

void bind_value(sqlite3_stmt* statement, int at, const std::string& text) {
  sqlite3_bind_text(statement, at, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

void bind_value(sqlite3_stmt* statement, int at, const std::optional<double>& value) {
  if (value) sqlite3_bind_double(statement, at, *value);
}

std::optional<double> duration_of(const SessionRow& row) {
  if (!row.started || !row.ended) return std::nullopt;
  return *row.ended - *row.started;
}

}  // namespace

bool is_success(std::string_view end_reason) {
  return end_reason == "cron_complete" || end_reason == "complete";
}

std::string ScriptRun::session_id() const {
  return "script_" + job_id + "_" + std::to_string(static_cast<std::int64_t>(run_time));
}

bool FactsStore::failed(Fault& fault) const {
  fault = facts_fault(handle(), path_);
  return false;
}

bool FactsStore::run(const char* sql, Fault& fault) const {
  return sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr) == SQLITE_OK || failed(fault);
}

live::Statement FactsStore::prepare(const std::string& sql) const {
  sqlite3_stmt* statement = nullptr;
  sqlite3_prepare_v2(handle(), sql.c_str(), -1, &statement, nullptr);
  return live::Statement(statement);
}

sqlite3_stmt* FactsStore::prepared(const std::string& sql) {
  auto& statement = prepared_[sql];
  if (!statement) statement = prepare(sql);
  if (!statement) return nullptr;
  sqlite3_reset(statement.get());
  sqlite3_clear_bindings(statement.get());
  return statement.get();
}

bool FactsStore::prepare_statements(Fault& fault) {
  contains_ = prepare("SELECT 1 FROM cron_runs WHERE session_id = ?1");
  return contains_ || failed(fault);
}

bool FactsStore::contains(const std::string& session_id, bool& found, Fault& fault) const {
  bind_value(contains_.get(), 1, session_id);
  const int code = sqlite3_step(contains_.get());
  found = code == SQLITE_ROW;
  if (!found && code != SQLITE_DONE) failed(fault);
  sqlite3_reset(contains_.get());
  return code == SQLITE_ROW || code == SQLITE_DONE;
}

bool FactsStore::insert(const SessionRow& row, const std::string& job_id, bool& stored,
                        Fault& fault) {
  // Columns that one of the databases lacks keep their default.
  std::string names = "session_id, job_id, run_time, ended_at, job_mode";
  std::string marks = "?1, ?2, ?3, ?4, 'agent'";
  if (has_duration_) names += ", duration_seconds", marks += ", ?5";
  if (has_success_) names += ", success", marks += ", ?6";
  constexpr int kFirstCopied = 7;
  for (std::size_t i = 0; i < kCopied.size(); ++i) {
    if (!has_copied_[i] || !row.copied[i]) continue;
    names += ", " + std::string(kCopied[i]);
    marks += ", ?" + std::to_string(kFirstCopied + i);
  }
  sqlite3_stmt* const statement =
      prepared("INSERT OR IGNORE INTO cron_runs (" + names + ") VALUES (" + marks + ")");
  if (statement == nullptr) return failed(fault);
  bind_value(statement, 1, row.id);
  bind_value(statement, 2, job_id);
  bind_value(statement, 3, row.started);
  bind_value(statement, 4, row.ended);
  bind_value(statement, 5, duration_of(row));
  sqlite3_bind_int(statement, 6, is_success(row.end_reason) ? 1 : 0);
  for (std::size_t i = 0; i < kCopied.size(); ++i) {
    if (!has_copied_[i] || !row.copied[i]) continue;
    sqlite3_bind_value(statement, kFirstCopied + static_cast<int>(i), row.copied[i].get());
  }
  if (sqlite3_step(statement) != SQLITE_DONE) return failed(fault);
  stored = sqlite3_changes(handle()) > 0;
  // It holds its table until then.
  sqlite3_reset(statement);
  return true;
}

bool FactsStore::insert(const ScriptRun& run, bool& stored, Fault& fault) {
  const std::string cost = has_copied_[6] ? ", estimated_cost_usd" : "";
  const auto statement =
      prepare("INSERT OR IGNORE INTO cron_runs (session_id, job_id, run_time, ended_at, job_mode" +
              std::string(has_success_ ? ", success" : "") + cost + ") VALUES (?1, ?2, ?3, ?3, " +
              "'no_agent'" + (has_success_ ? ", 1" : "") + (cost.empty() ? "" : ", 0.0") + ")");
  if (!statement) return failed(fault);
  bind_value(statement.get(), 1, run.session_id());
  bind_value(statement.get(), 2, run.job_id);
  sqlite3_bind_double(statement.get(), 3, run.run_time);
  if (sqlite3_step(statement.get()) != SQLITE_DONE) return failed(fault);
  stored = sqlite3_changes(handle()) > 0;
  return true;
}

bool FactsStore::complete(const SessionRow& row, bool& changed, Fault& fault) {
  std::string sets = "ended_at = ?2";
  if (has_duration_) sets += ", duration_seconds = ?3";
  if (has_success_) sets += ", success = ?4";
  constexpr int kFirstCopied = 5;
  for (std::size_t i = 0; i < kCopied.size(); ++i) {
    if (!has_copied_[i] || !row.copied[i]) continue;
    sets += ", " + std::string(kCopied[i]) + " = ?" + std::to_string(kFirstCopied + i);
  }
  const auto statement =
      prepare("UPDATE cron_runs SET " + sets + " WHERE session_id = ?1 AND ended_at IS NULL");
  if (!statement) return failed(fault);
  bind_value(statement.get(), 1, row.id);
  bind_value(statement.get(), 2, row.ended);
  bind_value(statement.get(), 3, duration_of(row));
  sqlite3_bind_int(statement.get(), 4, is_success(row.end_reason) ? 1 : 0);
  for (std::size_t i = 0; i < kCopied.size(); ++i) {
    if (!has_copied_[i] || !row.copied[i]) continue;
    sqlite3_bind_value(statement.get(), kFirstCopied + static_cast<int>(i), row.copied[i].get());
  }
  if (sqlite3_step(statement.get()) != SQLITE_DONE) return failed(fault);
  changed = sqlite3_changes(handle()) > 0;
  return true;
}

bool FactsStore::unfinished_since(double moment, std::vector<std::string>& ids,
                                  Fault& fault) const {
  const auto statement =
      prepare("SELECT session_id FROM cron_runs WHERE run_time >= ?1 AND ended_at IS NULL");
  if (!statement) return failed(fault);
  sqlite3_bind_double(statement.get(), 1, moment);
  int code = SQLITE_ROW;
  while ((code = sqlite3_step(statement.get())) == SQLITE_ROW) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement.get(), 0));
    if (text != nullptr) ids.emplace_back(text);
  }
  return code == SQLITE_DONE || failed(fault);
}

bool FactsStore::number(sqlite3_stmt* statement, double& value, Fault& fault) const {
  if (statement == nullptr || sqlite3_step(statement) != SQLITE_ROW) return failed(fault);
  value = sqlite3_column_double(statement, 0);
  return true;
}

bool FactsStore::newest_script_run(const std::string& job_id, std::optional<double> until,
                                   double& newest, Fault& fault) const {
  const auto statement = prepare(
      "SELECT coalesce(max(run_time), 0) FROM cron_runs WHERE job_id = ?1 AND "
      "job_mode = 'no_agent' AND (?2 IS NULL OR run_time <= ?2)");
  if (!statement) return failed(fault);
  bind_value(statement.get(), 1, job_id);
  bind_value(statement.get(), 2, until);
  return number(statement.get(), newest, fault);
}

bool FactsStore::newest_end(double until, double& newest, Fault& fault) const {
  const auto statement = prepare(
      "SELECT coalesce(max(ended_at), 0) FROM cron_runs WHERE job_mode = 'agent' AND "
      "ended_at <= ?1");
  if (!statement) return failed(fault);
  sqlite3_bind_double(statement.get(), 1, until);
  return number(statement.get(), newest, fault);
}

std::optional<WriteTransaction> WriteTransaction::begin(const FactsStore& store, Fault& fault) {
  if (!store.run("BEGIN IMMEDIATE", fault)) return std::nullopt;
  return WriteTransaction(store);
}

bool WriteTransaction::commit(Fault& fault) {
  if (!store_->run("COMMIT", fault)) return false;
  store_ = nullptr;
  return true;
}

WriteTransaction::~WriteTransaction() {
  Fault none;
  if (store_) store_->run("ROLLBACK", none);
}

}  // namespace cronlens::sync
