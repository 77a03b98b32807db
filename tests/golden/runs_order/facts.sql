-- Ties keep the order of the file in both directions; unknown is smallest.
CREATE TABLE cron_runs (
  session_id TEXT PRIMARY KEY, job_id TEXT NOT NULL, run_time REAL NOT NULL, ended_at REAL,
  duration_seconds REAL, model TEXT, input_tokens INTEGER DEFAULT 0, output_tokens INTEGER DEFAULT 0,
  reasoning_tokens INTEGER DEFAULT 0, cache_read_tokens INTEGER DEFAULT 0,
  cache_write_tokens INTEGER DEFAULT 0, estimated_cost_usd REAL, actual_cost_usd REAL,
  cost_status TEXT, cost_source TEXT, billing_provider TEXT, api_call_count INTEGER DEFAULT 0,
  message_count INTEGER DEFAULT 0, tool_call_count INTEGER DEFAULT 0, end_reason TEXT,
  success BOOLEAN, job_mode TEXT DEFAULT 'agent', ingested_at REAL DEFAULT 0
);
INSERT INTO cron_runs (session_id, job_id, run_time, duration_seconds, model, input_tokens, output_tokens, cache_read_tokens, estimated_cost_usd, billing_provider, success, job_mode) VALUES
  ('s0', 'a', 1780000000, 10.0, 'm/b', 5, 100, 0, 0.2, 'p', 1, 'agent'),
  ('s1', 'a', 1779999000, 10.0, NULL, NULL, 100, 0, NULL, 'p', 0, 'agent'),
  ('s2', 'a', 1779998000, 10.0, '', 3, 100, 0, 0.1, 'p', NULL, 'agent'),
  ('s3', 'a', 1779997000, 10.0, 'm/a', 3, 100, 0, 0.2, 'p', 1, 'agent'),
  ('s4', 'a', 1779996000, 10.0, 'm/b', 9, 100, 0, 0.3, 'p', 0, 'agent'),
  ('s5', 'a', 1779995000, 10.0, 'm/b', 5, 100, 0, 0.2, 'p', 1, 'agent'),
  ('s6', 'a', 1779994000, 10.0, NULL, NULL, 100, 0, NULL, 'p', 0, 'agent'),
  ('s7', 'a', 1779993000, 10.0, '', 3, 100, 0, 0.1, 'p', NULL, 'agent'),
  ('s8', 'a', 1779992000, 10.0, 'm/a', 3, 100, 0, 0.2, 'p', 1, 'agent'),
  ('s9', 'a', 1779991000, 10.0, 'm/b', 9, 100, 0, 0.3, 'p', 0, 'agent');
