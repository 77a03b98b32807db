// SPDX-License-Identifier: MIT
#include "sync/state_reader.hpp"

#include <algorithm>

#include "sync/faults.hpp"

namespace cronlens::sync {
namespace {

constexpr int kBusyMillis = 5000;

std::string text_at(sqlite3_stmt* statement, int column) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
  const auto length = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
  return text == nullptr ? std::string() : std::string(text, length);
}

std::optional<double> number_at(sqlite3_stmt* statement, int column) {
  const int type = sqlite3_column_type(statement, column);
  if (type != SQLITE_INTEGER && type != SQLITE_FLOAT) return std::nullopt;
  return sqlite3_column_double(statement, column);
}

bool has(const std::vector<std::string>& columns, std::string_view name) {
  return std::find(columns.begin(), columns.end(), name) != columns.end();
}

SessionRow read_row(sqlite3_stmt* statement, const std::array<bool, kCopied.size()>& has_copied) {
  SessionRow row;
  row.id = text_at(statement, 0);
  row.started = number_at(statement, 1);
  row.ended = number_at(statement, 2);
  row.has_end = sqlite3_column_type(statement, 2) != SQLITE_NULL;
  row.source = text_at(statement, 3);
  row.parent = text_at(statement, 4);
  row.model_config = text_at(statement, 5);
  row.end_reason = text_at(statement, 6);
  int column = 7;
  for (std::size_t i = 0; i < kCopied.size(); ++i) {
    if (!has_copied[i]) continue;
    row.copied[i].reset(sqlite3_value_dup(sqlite3_column_value(statement, column++)));
  }
  return row;
}

}  // namespace

std::optional<StateReader> StateReader::open(const std::filesystem::path& path, Fault& fault) {
  auto database = live::Database::open(path, fault);
  if (!database) {
    if (fault.code == "no_facts") {
      fault = {503, "no_state_db",
               "There is no " + path.string() +
                   ": is this the home of Hermes? --home or --state-db names another."};
    } else if (fault.code == "corrupt") {
      fault = state_fault(SQLITE_CORRUPT, path.string(), "it cannot be opened");
    } else {
      fault.code = "state_" + fault.code;
    }
    return std::nullopt;
  }
  StateReader reader(std::move(*database), path.string());
  sqlite3_busy_timeout(reader.database_.handle(), kBusyMillis);
  if (!reader.probe(fault)) return std::nullopt;
  return reader;
}

bool StateReader::failed(Fault& fault) const {
  sqlite3* handle = database_.handle();
  fault = state_fault(sqlite3_extended_errcode(handle), path_, sqlite3_errmsg(handle));
  return false;
}

bool StateReader::each(sqlite3_stmt* statement, const std::function<void(sqlite3_stmt*)>& take,
                       Fault& fault) const {
  if (statement == nullptr) return failed(fault);
  int code = SQLITE_ROW;
  while ((code = sqlite3_step(statement)) == SQLITE_ROW) take(statement);
  if (code != SQLITE_DONE) failed(fault);
  sqlite3_reset(statement);
  return code == SQLITE_DONE;
}

bool StateReader::columns_of(const char* table, std::vector<std::string>& names,
                             Fault& fault) const {
  const auto rows = database_.prepare("SELECT name FROM pragma_table_info(?1)");
  if (rows) sqlite3_bind_text(rows.get(), 1, table, -1, SQLITE_STATIC);
  const auto take = [&](sqlite3_stmt* row) { names.push_back(text_at(row, 0)); };
  return each(rows.get(), take, fault);
}

bool StateReader::probe(Fault& fault) {
  std::vector<std::string> columns;
  if (!columns_of("sessions", columns, fault)) return false;
  if (columns.empty()) {
    fault = {503, "state_unknown",
             path_ +
                 " has no table sessions: it is not Hermes' state.db, or of a version that "
                 "this one does not know."};
    return false;
  }
  for (const char* needed : {"id", "source", "started_at", "ended_at"}) {
    if (has(columns, needed)) continue;
    fault = {503, "state_unknown",
             path_ + " has no column sessions." + needed +
                 ": its version of Hermes is newer than this Cronlens knows. Update Cronlens; "
                 "nothing was changed."};
    return false;
  }
  const auto journal = database_.prepare("PRAGMA journal_mode");
  is_wal_ =
      journal && sqlite3_step(journal.get()) == SQLITE_ROW && text_at(journal.get(), 0) == "wal";
  return prepare_questions(columns, fault);
}

bool StateReader::prepare_questions(const std::vector<std::string>& columns, Fault& fault) {
  has_parents_ = has(columns, "parent_session_id");
  std::string sql = "SELECT id, started_at, ended_at, source";
  for (const char* optional : {"parent_session_id", "model_config", "end_reason"}) {
    sql += has(columns, optional) ? std::string(", ") + optional : ", NULL";
  }
  for (std::size_t i = 0; i < kCopied.size(); ++i) {
    has_copied_[i] = has(columns, kCopied[i]);
    if (has_copied_[i]) sql += ", " + std::string(kCopied[i]);
  }
  row_ = database_.prepare(sql + " FROM sessions WHERE id = ?1");
  end_ = database_.prepare("SELECT ended_at FROM sessions WHERE id = ?1");
  return row_ && end_ ? true : failed(fault);
}

std::unique_ptr<OneMoment> StateReader::one_moment() const {
  return is_wal_ ? std::make_unique<OneMoment>(database_.handle()) : nullptr;
}

bool StateReader::cron_ids(std::vector<std::string>& ids, Fault& fault) const {
  const auto statement =
      database_.prepare("SELECT id FROM sessions WHERE source = 'cron' AND id IS NOT NULL");
  return each(
      statement.get(), [&](sqlite3_stmt* row) { ids.push_back(text_at(row, 0)); }, fault);
}

bool StateReader::ended_after(double since, std::vector<std::string>& ids, Fault& fault) const {
  const auto statement = database_.prepare(
      "SELECT id FROM sessions WHERE source = 'cron' AND ended_at IS NOT NULL AND ended_at > ?1 "
      "ORDER BY ended_at");
  if (statement) sqlite3_bind_double(statement.get(), 1, since);
  return each(
      statement.get(), [&](sqlite3_stmt* row) { ids.push_back(text_at(row, 0)); }, fault);
}

bool StateReader::children(std::vector<Child>& found, Fault& fault) const {
  if (!has_parents_) return true;
  // A comparison, where IS NOT NULL would say the same, lets SQLite use the index: rows carry whole
  // prompts, and reading past them costs more than all the rest.
  const auto statement = database_.prepare(
      "SELECT id, parent_session_id FROM sessions WHERE parent_session_id > '' AND id IS NOT NULL");
  const auto take = [&](sqlite3_stmt* row) { found.push_back({text_at(row, 0), text_at(row, 1)}); };
  return each(statement.get(), take, fault);
}

bool StateReader::auxiliary_usage(std::vector<Usage>& found, Fault& fault) const {
  std::vector<std::string> columns;
  if (!columns_of("session_model_usage", columns, fault)) return false;
  if (!has(columns, "session_id") || !has(columns, "task")) return true;
  const auto key = [&](const char* name) {
    return has(columns, name) ? "coalesce(" + std::string(name) + ", '')" : std::string("''");
  };
  std::string sql = "SELECT session_id, task, " + key("model") + ", " + key("billing_provider");
  for (const auto name : kUsageFigures) {
    // Rows differ by the address that was billed too. Of words "unknown" is the last.
    const bool is_one = name == "last_seen" || name == "cost_status" || name == "cost_source";
    const std::string sum = (is_one ? "max(" : "sum(") + std::string(name) + ")";
    sql += ", " + (has(columns, name) ? sum : "NULL");
  }
  const auto rows =
      database_.prepare(sql +
                        " FROM session_model_usage WHERE task > '' AND session_id IS NOT NULL "
                        "GROUP BY 1, 2, 3, 4");
  const auto take = [&](sqlite3_stmt* row) {
    Usage usage{text_at(row, 0), text_at(row, 1), text_at(row, 2), text_at(row, 3), {}};
    for (std::size_t i = 0; i < kUsageFigures.size(); ++i) {
      usage.figures[i].reset(sqlite3_value_dup(sqlite3_column_value(row, 4 + static_cast<int>(i))));
    }
    found.push_back(std::move(usage));
  };
  return each(rows.get(), take, fault);
}

bool StateReader::end_of(const std::string& id, std::optional<End>& end, Fault& fault) const {
  end.reset();
  sqlite3_bind_text(end_.get(), 1, id.data(), static_cast<int>(id.size()), SQLITE_TRANSIENT);
  const auto take = [&](sqlite3_stmt* row) {
    end = End{sqlite3_column_type(row, 0) != SQLITE_NULL, sqlite3_column_double(row, 0)};
  };
  return each(end_.get(), take, fault);
}

bool StateReader::row(const std::string& id, std::optional<SessionRow>& row, Fault& fault) const {
  row.reset();
  sqlite3_bind_text(row_.get(), 1, id.data(), static_cast<int>(id.size()), SQLITE_TRANSIENT);
  return each(
      row_.get(), [&](sqlite3_stmt* at) { row = read_row(at, has_copied_); }, fault);
}

}  // namespace cronlens::sync
