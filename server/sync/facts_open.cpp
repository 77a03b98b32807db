// SPDX-License-Identifier: MIT
// facts.db: opened, made where there is none, brought to the newest form.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "sync/facts_schema.hpp"
#include "sync/facts_store.hpp"
#include "sync/faults.hpp"
#include "sync/own_files.hpp"

namespace cronlens::sync {
namespace {

constexpr int kBusyMillis = 5000;

/// SQLite would make it readable by all. Only a file that is not there is opened here: closing a
/// descriptor of a database would end the locks that this process has on it.
void make_private(const std::filesystem::path& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) == 0) return;
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0) return;
  ::close(fd);
  adopt_owner(path);
}

live::Handle open_handle(const std::string& path, Fault& fault) {
  sqlite3* raw = nullptr;
  constexpr int kFlags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX |
                         SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_PRIVATECACHE;
  const int code = sqlite3_open_v2(path.c_str(), &raw, kFlags, nullptr);
  live::Handle handle(raw);
  if (code != SQLITE_OK) {
    fault = facts_fault(code, path, sqlite3_errstr(code));
    return nullptr;
  }
  sqlite3_busy_timeout(raw, kBusyMillis);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  if (sqlite3_db_readonly(raw, "main") != 0) {
    fault = facts_fault(SQLITE_READONLY, path, "the file is read-only");
    return nullptr;
  }
  return handle;
}

}  // namespace

std::optional<FactsStore> FactsStore::open(const std::filesystem::path& path, bool careful,
                                           Fault& fault) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    fault = {503, "not_sqlite", path.string() + " is a folder, not a database."};
    return std::nullopt;
  }
  make_private(path);
  auto handle = open_handle(std::filesystem::absolute(path).string(), fault);
  if (!handle) return std::nullopt;
  FactsStore store(std::move(handle), path.string());
  const char* synchronous = careful ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL";
  // On a file system that cannot do WAL the journal stays as it is, which is no failure.
  const bool ready = store.run("PRAGMA journal_mode=WAL", fault) && store.run(synchronous, fault) &&
                     store.make_table(fault) && store.find_columns(fault) &&
                     store.prepare_statements(fault);
  if (!ready) return std::nullopt;
  return store;
}

bool FactsStore::make_table(Fault& fault) {
  const auto has_all = prepare(
      "SELECT (SELECT count(*) FROM pragma_table_info('cron_runs') WHERE name = 'job_mode') = 1 "
      "AND (SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND name IN "
      "('idx_cron_runs_job_id', 'idx_cron_runs_run_time', 'idx_cron_runs_ingested', "
      "'idx_cron_runs_job_mode')) = 4");
  double complete = 0;
  if (!number(has_all.get(), complete, fault)) return false;
  if (complete != 0) return true;

  auto transaction = WriteTransaction::begin(*this, fault);
  if (!transaction || !run(kRunsTable, fault)) return false;
  const auto has_mode =
      prepare("SELECT count(*) FROM pragma_table_info('cron_runs') WHERE name = 'job_mode'");
  double modes = 0;
  if (!number(has_mode.get(), modes, fault)) return false;
  if (modes == 0 && !run(kAddJobMode, fault)) return false;
  return run(kRunsIndexes, fault) && transaction->commit(fault);
}

bool FactsStore::find_columns(Fault& fault) {
  std::vector<std::string> names;
  const auto statement = prepare("SELECT name FROM pragma_table_info('cron_runs')");
  if (!statement) return failed(fault);
  while (sqlite3_step(statement.get()) == SQLITE_ROW) {
    names.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(statement.get(), 0)));
  }
  const auto has = [&](std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  for (const char* needed : {"session_id", "job_id", "run_time", "ended_at"}) {
    if (has(needed)) continue;
    fault = {503, "bad_table",
             path_ + " has a table cron_runs without the column " + needed +
                 ": it is not Cronalytics'. Name another file with --facts."};
    return false;
  }
  for (std::size_t i = 0; i < kCopied.size(); ++i) has_copied_[i] = has(kCopied[i]);
  has_duration_ = has("duration_seconds");
  has_success_ = has("success");
  return true;
}

}  // namespace cronlens::sync
