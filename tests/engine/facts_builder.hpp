// SPDX-License-Identifier: MIT
// Real facts.db bytes for tests, made by SQLite from SQL text.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include "cronlens/engine.hpp"

namespace cronlens::test {

inline const std::string kCreateTable =
    "CREATE TABLE cron_runs (session_id TEXT PRIMARY KEY, job_id TEXT NOT NULL, run_time REAL NOT "
    "NULL, ended_at REAL, duration_seconds REAL, model TEXT, input_tokens INTEGER DEFAULT 0, "
    "output_tokens INTEGER DEFAULT 0, reasoning_tokens INTEGER DEFAULT 0, cache_read_tokens "
    "INTEGER DEFAULT 0, cache_write_tokens INTEGER DEFAULT 0, estimated_cost_usd REAL, "
    "actual_cost_usd REAL, cost_status TEXT, cost_source TEXT, billing_provider TEXT, "
    "api_call_count INTEGER DEFAULT 0, message_count INTEGER DEFAULT 0, tool_call_count INTEGER "
    "DEFAULT 0, end_reason TEXT, success BOOLEAN, job_mode TEXT DEFAULT 'agent', ingested_at REAL "
    "DEFAULT 0);";

class Db {
 public:
  Db() { sqlite3_open(":memory:", &db_); }
  ~Db() { sqlite3_close(db_); }
  Db(const Db&) = delete;
  Db& operator=(const Db&) = delete;

  sqlite3* handle() { return db_; }

  void run(const std::string& sql) {
    char* error = nullptr;
    if (sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, &error) != SQLITE_OK) {
      throw std::runtime_error(error ? error : "sqlite");
    }
  }

  std::vector<std::uint8_t> bytes() {
    sqlite3_int64 size = 0;
    unsigned char* data = sqlite3_serialize(db_, "main", &size, 0);
    std::vector<std::uint8_t> copy(data, data + size);
    sqlite3_free(data);
    return copy;
  }

 private:
  sqlite3* db_ = nullptr;
};

inline std::vector<std::uint8_t> database(const std::string& sql) {
  Db db;
  db.run(sql);
  return db.bytes();
}

/// A facts.db with the given VALUES rows of (session, job, start, model, cost, success).
inline std::vector<std::uint8_t> facts_with(const std::string& rows) {
  return database(kCreateTable +
                  "INSERT INTO cron_runs (session_id, job_id, run_time, model, "
                  "estimated_cost_usd, success) VALUES " +
                  rows + ";");
}

inline Result<Engine> open(std::vector<std::uint8_t> bytes, std::vector<std::uint8_t> wal = {}) {
  return Engine::open({std::move(bytes), std::move(wal), std::nullopt});
}

inline Query all_time(double now = 1780000000) {
  Query query;
  query.now = Instant(now);
  query.window.kind = WindowKind::all_time;
  return query;
}

}  // namespace cronlens::test
