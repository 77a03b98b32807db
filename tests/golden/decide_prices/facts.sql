CREATE TABLE cron_runs (
  session_id TEXT PRIMARY KEY, job_id TEXT NOT NULL, run_time REAL NOT NULL, ended_at REAL,
  duration_seconds REAL, model TEXT, input_tokens INTEGER DEFAULT 0,
  output_tokens INTEGER DEFAULT 0, reasoning_tokens INTEGER DEFAULT 0,
  cache_read_tokens INTEGER DEFAULT 0, cache_write_tokens INTEGER DEFAULT 0,
  estimated_cost_usd REAL, actual_cost_usd REAL, cost_status TEXT, cost_source TEXT,
  billing_provider TEXT, api_call_count INTEGER DEFAULT 0, message_count INTEGER DEFAULT 0,
  tool_call_count INTEGER DEFAULT 0, end_reason TEXT, success BOOLEAN,
  job_mode TEXT DEFAULT 'agent', ingested_at REAL DEFAULT 0);
-- agree: 1,000,000 in and 100,000 out of big is $10 + $5; off: recorded at half; unknown: no list has it.
INSERT INTO cron_runs (session_id, job_id, run_time, model, billing_provider, input_tokens,
  output_tokens, cache_read_tokens, estimated_cost_usd, success, job_mode)
VALUES
  ('s1', 'agree', 1779900000, 'big', 'maker', 1000000, 100000, 0, 15, 1, 'agent'),
  ('s2', 'agree', 1779910000, 'maker/big-2026-01-02', 'maker', 1000000, 100000, 1000000, 16, 1, 'agent'),
  ('s3', 'off', 1779920000, 'big', 'elsewhere', 2000000, 0, 0, 10, 0, 'agent'),
  ('s4', 'off', 1779930000, 'big:free', 'maker', 2000000, 0, 0, 0, 1, 'agent'),
  ('s5', 'nobody', 1779940000, 'secret', 'maker', 1000, 1000, 0, 1, 1, 'agent'),
  ('s6', 'nobody', 1779950000, NULL, NULL, 1000, 1000, 0, NULL, 1, 'agent'),
  ('s7', 'half', 1779960000, 'half', 'maker', 1000000, 10, 0, 1, 1, 'agent'),
  ('s8', 'half', 1779970000, 'half', 'maker', 1000000, 0, 0, 1, 1, 'agent'),
  ('s9', 'half', 1779980000, 'half', 'maker', NULL, 0, 0, 1, 1, 'agent'),
  ('sa', 'script', 1779990000, NULL, NULL, 0, 0, 0, 0, 1, 'no_agent'),
  ('sb', 'agree', 1777000000, 'big', 'maker', 1000000, 100000, 0, 7.5, 1, 'agent');
