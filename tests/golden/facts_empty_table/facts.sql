CREATE TABLE cron_runs (
  session_id TEXT PRIMARY KEY, job_id TEXT NOT NULL, run_time REAL NOT NULL, ended_at REAL,
  duration_seconds REAL, model TEXT, input_tokens INTEGER DEFAULT 0,
  output_tokens INTEGER DEFAULT 0, reasoning_tokens INTEGER DEFAULT 0,
  cache_read_tokens INTEGER DEFAULT 0, cache_write_tokens INTEGER DEFAULT 0,
  estimated_cost_usd REAL, actual_cost_usd REAL, cost_status TEXT, cost_source TEXT,
  billing_provider TEXT, api_call_count INTEGER DEFAULT 0, message_count INTEGER DEFAULT 0,
  tool_call_count INTEGER DEFAULT 0, end_reason TEXT, success BOOLEAN,
  job_mode TEXT DEFAULT 'agent', ingested_at REAL);
