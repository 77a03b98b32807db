-- What was there when the file was opened.
CREATE TABLE cron_runs (
  session_id TEXT PRIMARY KEY, job_id TEXT NOT NULL, run_time REAL NOT NULL, ended_at REAL,
  duration_seconds REAL, model TEXT, input_tokens INTEGER DEFAULT 0, output_tokens INTEGER DEFAULT 0,
  reasoning_tokens INTEGER DEFAULT 0, cache_read_tokens INTEGER DEFAULT 0,
  cache_write_tokens INTEGER DEFAULT 0, estimated_cost_usd REAL, actual_cost_usd REAL,
  cost_status TEXT, cost_source TEXT, billing_provider TEXT, api_call_count INTEGER DEFAULT 0,
  message_count INTEGER DEFAULT 0, tool_call_count INTEGER DEFAULT 0, end_reason TEXT,
  success BOOLEAN, job_mode TEXT DEFAULT 'agent', ingested_at REAL DEFAULT 0
);
INSERT INTO cron_runs (rowid, session_id, job_id, run_time, duration_seconds, model, input_tokens, output_tokens, cache_read_tokens, estimated_cost_usd, billing_provider, success, job_mode, end_reason) VALUES
  (1, 's1', 'a', 1779900000, 10.0, 'm/a', 1000, 100, 0, 0.1, 'p', 1, 'agent', 'done'),
  (2, 's2', 'a', 1779910000, 12.5, 'm/a', 2000, 200, 50, 0.2, 'p', 0, 'agent', 'error'),
  (5, 's5', 'b', 1779920000, 1.0, 'm/b', 500, 50, 0, NULL, 'q', 1, 'agent', 'done');
