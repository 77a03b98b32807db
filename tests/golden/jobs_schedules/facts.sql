-- Every kind of schedule, broken ones, a job listed twice, one not listed.
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
  ('s0', 'j0', 1780000000, 10.0, 'm/a', 1000, 100, 0, 0.5, 'p', 1, 'agent'),
  ('s1', 'j1', 1779996400, 10.0, 'm/a', 1000, 100, 0, 0.5, 'p', 1, 'agent'),
  ('s2', 'j2', 1779992800, 10.0, 'm/a', 1000, 100, 0, 0.5, 'p', 1, 'agent'),
  ('s3', 'j3', 1779989200, 10.0, 'm/a', 1000, 100, 0, 0.5, 'p', 1, 'agent'),
  ('s4', 'j4', 1779985600, 10.0, 'm/a', 1000, 100, 0, 0.5, 'p', 1, 'agent'),
  ('s5', 'j5', 1779982000, 10.0, 'm/a', 1000, 100, 0, 0.5, 'p', 1, 'agent'),
  ('s6', 'j6', 1779978400, 10.0, 'm/a', 1000, 100, 0, 0.5, 'p', 1, 'agent'),
  ('s7', 'j7', 1779974800, 10.0, 'm/a', 1000, 100, 0, 0.5, 'p', 1, 'agent');
