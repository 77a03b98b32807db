-- Unknown cost is not $0: a has 3 known of 7 ($0.30), b none, c a known zero.
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
  ('s1', 'a', 1779999900, 10.0, 'm/a', 1000, 100, 0, NULL, 'p', 1, 'agent'),
  ('s2', 'a', 1779999800, 10.0, 'm/a', 1000, 100, 0, 0.1, 'p', 1, 'agent'),
  ('s3', 'a', 1779999700, 10.0, 'm/a', 1000, 100, 0, NULL, 'p', 1, 'agent'),
  ('s4', 'a', 1779999600, 10.0, 'm/a', 1000, 100, 0, 0.1, 'p', 1, 'agent'),
  ('s5', 'a', 1779999500, 10.0, 'm/a', 1000, 100, 0, NULL, 'p', 1, 'agent'),
  ('s6', 'a', 1779999400, 10.0, 'm/a', 1000, 100, 0, 0.1, 'p', 1, 'agent'),
  ('s7', 'a', 1779999300, 10.0, 'm/a', 1000, 100, 0, NULL, 'p', 1, 'agent'),
  ('s20', 'b', 1779999950, 10.0, 'm/a', 1000, 100, 0, NULL, 'p', 1, 'agent'),
  ('s21', 'c', 1779999940, 10.0, 'm/a', 1000, 100, 0, 0.0, 'p', 1, 'agent');
