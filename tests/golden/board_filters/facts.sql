-- Two agents, a script, a failure, and runs before the window: totals by hand are 0.25+0.15+1.5+0 = 1.9.
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
  ('s1', 'alpha', 1779996400, 10.0, 'm/a', 1000, 100, 0, 0.25, 'p', 1, 'agent'),
  ('s2', 'alpha', 1779827200, 10.0, 'm/a', 1000, 100, 0, 0.15, 'p', 0, 'agent'),
  ('s3', 'beta', 1779913600, 100.5, 'm/b', 1000, 100, 0, 1.5, 'other', 1, 'agent'),
  ('s4', 'script', 1779999500, NULL, NULL, 0, 0, 0, 0.0, NULL, 1, 'no_agent'),
  ('s5', 'alpha', 1776544000, 10.0, 'm/a', 1000, 100, 0, 0.5, 'p', 1, 'agent'),
  ('s6', 'beta', 1773088000, 10.0, 'm/a', 1000, 100, 0, 9, 'p', 1, 'agent');
