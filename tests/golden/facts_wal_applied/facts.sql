PRAGMA journal_mode = WAL;
PRAGMA wal_autocheckpoint = 0;
CREATE TABLE cron_runs (
  session_id TEXT PRIMARY KEY, job_id TEXT NOT NULL, run_time REAL NOT NULL, ended_at REAL,
  duration_seconds REAL, model TEXT, input_tokens INTEGER DEFAULT 0,
  output_tokens INTEGER DEFAULT 0, reasoning_tokens INTEGER DEFAULT 0,
  cache_read_tokens INTEGER DEFAULT 0, cache_write_tokens INTEGER DEFAULT 0,
  estimated_cost_usd REAL, actual_cost_usd REAL, cost_status TEXT, cost_source TEXT,
  billing_provider TEXT, api_call_count INTEGER DEFAULT 0, message_count INTEGER DEFAULT 0,
  tool_call_count INTEGER DEFAULT 0, end_reason TEXT, success BOOLEAN,
  job_mode TEXT DEFAULT 'agent', ingested_at REAL);
INSERT INTO cron_runs (session_id, job_id, run_time, duration_seconds, model, billing_provider, input_tokens, output_tokens,
  estimated_cost_usd, success, job_mode, end_reason, ingested_at)
VALUES
  ('cron_old_20260501_000001', 'old', 1779827200.0, 5.0, 'm', 'p', 10, 1, 0.5, 1, 'agent', 'completed', 1779827260.0);
PRAGMA wal_checkpoint(TRUNCATE);
-- Only in the -wal file:
INSERT INTO cron_runs (session_id, job_id, run_time, duration_seconds, model, billing_provider, input_tokens, output_tokens,
  estimated_cost_usd, success, job_mode, end_reason, ingested_at)
VALUES
  ('cron_new_20260501_000002', 'new', 1779913600.0, 5.0, 'm', 'p', 10, 1, 0.25, 1, 'agent', 'completed', 1779913660.0);
