CREATE TABLE cron_runs (
  session_id TEXT PRIMARY KEY, job_id TEXT NOT NULL, run_time REAL NOT NULL, ended_at REAL,
  duration_seconds REAL, model TEXT, input_tokens INTEGER DEFAULT 0,
  output_tokens INTEGER DEFAULT 0, reasoning_tokens INTEGER DEFAULT 0,
  cache_read_tokens INTEGER DEFAULT 0, cache_write_tokens INTEGER DEFAULT 0,
  estimated_cost_usd REAL, actual_cost_usd REAL, cost_status TEXT, cost_source TEXT,
  billing_provider TEXT, api_call_count INTEGER DEFAULT 0, message_count INTEGER DEFAULT 0,
  tool_call_count INTEGER DEFAULT 0, end_reason TEXT, success BOOLEAN,
  job_mode TEXT DEFAULT 'agent', ingested_at REAL);
INSERT INTO cron_runs (session_id, job_id, run_time, duration_seconds, model, input_tokens,
  output_tokens, estimated_cost_usd, success, job_mode, ingested_at)
VALUES
  ('negative', 'odd', 1779990000.0, -5.0, 'm', -10, -1, -0.5, 1, 'agent', 1779990001.0),
  ('huge', 'odd', 1779990000.5, 1e300, 'm', 9223372036854775807, 1, 1e300, 1, 'agent', 1.0),
  ('text', 'odd', 1779990001.0, 'NaN', 'm', 'many', 'few', '0.25', 'yes', 'agent', 'now'),
  ('infinite', 'odd', 1779990002.0, 9e999, 'm', 1, 1, -9e999, 2, 'agent', NULL),
  ('blob', 'odd', 1779990003.0, x'00', x'ff00', x'01', x'02', x'03', x'01', x'04', x'05'),
  ('future', 'odd', 1790000000.0, 1.0, 'm', 1, 1, 0.125, 0, 'weird', 1.0),
  ('when', 'odd', 'yesterday', 1.0, 'm', 1, 1, 0.125, 0, 'agent', 1.0),
  ('right-to-left', 'שלום <img src=x>', 1779990004.0, 1.0, '模型', 1, 1, 0.125, 1, 'agent', 1.0);
