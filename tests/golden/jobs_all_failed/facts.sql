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
  ('cron_broken_20260501_000001', 'broken', 1779996399.5, 3.0, 'm', 'p', 100, 0, 0.02, 0, 'agent', 'error', 1779996459.0),
  ('cron_broken_20260501_000002', 'broken', 1779992799.0, 3.0, 'm', 'p', 100, 0, NULL, 0, 'agent', 'error', 1779992859.0),
  ('cron_broken_20260501_000003', 'broken', 1779989198.5, 3.0, 'm', 'p', 100, 0, 0.02, 0, 'agent', 'error', 1779989258.0),
  ('cron_broken_20260501_000004', 'broken', 1779985598.0, 3.0, 'm', 'p', 100, 0, NULL, 0, 'agent', 'error', 1779985658.0),
  ('cron_broken_20260501_000005', 'broken', 1779981997.5, 3.0, 'm', 'p', 100, 0, 0.02, 0, 'agent', 'error', 1779982057.0),
  ('cron_broken_20260501_000006', 'broken', 1779978397.0, 3.0, 'm', 'p', 100, 0, NULL, 0, 'agent', 'error', 1779978457.0),
  ('cron_broken_20260501_000007', 'broken', 1779974796.5, 3.0, 'm', 'p', 100, 0, 0.02, 0, 'agent', 'error', 1779974856.0),
  ('cron_broken_20260501_000008', 'broken', 1779971196.0, 3.0, 'm', 'p', 100, 0, NULL, 0, 'agent', 'error', 1779971256.0);
