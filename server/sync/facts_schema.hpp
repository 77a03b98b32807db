// SPDX-License-Identifier: MIT
// The tables of facts.db.
#pragma once

namespace cronlens::sync {

/// Cronalytics' table, column for column.
constexpr const char* kRunsTable =
    "CREATE TABLE IF NOT EXISTS cron_runs ("
    "session_id TEXT PRIMARY KEY, job_id TEXT NOT NULL, run_time REAL NOT NULL, ended_at REAL, "
    "duration_seconds REAL, model TEXT, input_tokens INTEGER DEFAULT 0, "
    "output_tokens INTEGER DEFAULT 0, reasoning_tokens INTEGER DEFAULT 0, "
    "cache_read_tokens INTEGER DEFAULT 0, cache_write_tokens INTEGER DEFAULT 0, "
    "estimated_cost_usd REAL, actual_cost_usd REAL, cost_status TEXT, cost_source TEXT, "
    "billing_provider TEXT, api_call_count INTEGER DEFAULT 0, message_count INTEGER DEFAULT 0, "
    "tool_call_count INTEGER DEFAULT 0, end_reason TEXT, success BOOLEAN, "
    "job_mode TEXT DEFAULT 'agent', ingested_at REAL DEFAULT (unixepoch()))";

constexpr const char* kAddJobMode =
    "ALTER TABLE cron_runs ADD COLUMN job_mode TEXT DEFAULT 'agent'";

constexpr const char* kRunsIndexes =
    "CREATE INDEX IF NOT EXISTS idx_cron_runs_job_id ON cron_runs(job_id);"
    "CREATE INDEX IF NOT EXISTS idx_cron_runs_run_time ON cron_runs(run_time DESC);"
    "CREATE INDEX IF NOT EXISTS idx_cron_runs_ingested ON cron_runs(ingested_at);"
    "CREATE INDEX IF NOT EXISTS idx_cron_runs_job_mode ON cron_runs(job_mode);";

/// Our own, beside it: the sessions that sub-agents and continuations of a run had. In the same
/// file, so that one transaction writes both and one copy carries both. Cronalytics names its table
/// in every statement and never meets this one. It is made when the first such session is stored.
constexpr const char* kPartsTable =
    "CREATE TABLE IF NOT EXISTS cronlens_run_parts ("
    "part_session_id TEXT PRIMARY KEY, run_session_id TEXT NOT NULL, parent_session_id TEXT, "
    "kind TEXT NOT NULL, started_at REAL, ended_at REAL, model TEXT, input_tokens INTEGER, "
    "output_tokens INTEGER, reasoning_tokens INTEGER, cache_read_tokens INTEGER, "
    "cache_write_tokens INTEGER, estimated_cost_usd REAL, actual_cost_usd REAL, cost_status TEXT, "
    "cost_source TEXT, billing_provider TEXT, api_call_count INTEGER, message_count INTEGER, "
    "tool_call_count INTEGER, end_reason TEXT);"
    "CREATE INDEX IF NOT EXISTS idx_cronlens_run_parts_run ON cronlens_run_parts(run_session_id);";

/// The calls beside the main loop of a run and of its parts, by task and model. Made with its first
/// row.
constexpr const char* kUsageTable =
    "CREATE TABLE IF NOT EXISTS cronlens_run_usage ("
    "session_id TEXT NOT NULL, task TEXT NOT NULL, model TEXT NOT NULL, "
    "billing_provider TEXT NOT NULL, run_session_id TEXT NOT NULL, api_call_count INTEGER, "
    "input_tokens INTEGER, output_tokens INTEGER, reasoning_tokens INTEGER, "
    "cache_read_tokens INTEGER, cache_write_tokens INTEGER, estimated_cost_usd REAL, "
    "actual_cost_usd REAL, cost_status TEXT, cost_source TEXT, last_seen REAL, "
    "PRIMARY KEY (session_id, task, model, billing_provider));"
    "CREATE INDEX IF NOT EXISTS idx_cronlens_run_usage_run ON cronlens_run_usage(run_session_id);";

}  // namespace cronlens::sync
