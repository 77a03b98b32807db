-- Text, infinities, negatives, fractions, broken UTF-8, markup: counted, never trusted.
CREATE TABLE cron_runs (
  session_id TEXT PRIMARY KEY, job_id TEXT NOT NULL, run_time REAL NOT NULL, ended_at REAL,
  duration_seconds REAL, model TEXT, input_tokens INTEGER DEFAULT 0, output_tokens INTEGER DEFAULT 0,
  reasoning_tokens INTEGER DEFAULT 0, cache_read_tokens INTEGER DEFAULT 0,
  cache_write_tokens INTEGER DEFAULT 0, estimated_cost_usd REAL, actual_cost_usd REAL,
  cost_status TEXT, cost_source TEXT, billing_provider TEXT, api_call_count INTEGER DEFAULT 0,
  message_count INTEGER DEFAULT 0, tool_call_count INTEGER DEFAULT 0, end_reason TEXT,
  success BOOLEAN, job_mode TEXT DEFAULT 'agent', ingested_at REAL DEFAULT 0
);
INSERT INTO cron_runs (session_id, job_id, run_time, model, estimated_cost_usd, input_tokens, success, job_mode) VALUES
  ('a', 'j', 1779999000, 'm', 'abc', 'many', 1, 'agent'),
  ('b', 'j', 1779999001, 'm', 9e999, 1e18, 0, 'agent'),
  ('c', 'j', 1779999002, 'm', -0.5, -7, 2, 'hybrid'),
  ('d', 'j', 1779999003, x'fffe41', 0.5, 1.5, NULL, NULL),
  ('e', 'j', 'soon', 'm', 1, 1, 1, 'agent'),
  ('f', '<b>‮‭drowssap</b>', 1779999004, '模型', 0.25, 10, 1, 'agent');
