-- Written since: a run of a known kind, one of a new model, one that began before others, one odd.
CREATE TABLE IF NOT EXISTS cron_runs (
  session_id TEXT PRIMARY KEY, job_id TEXT NOT NULL, run_time REAL NOT NULL, ended_at REAL,
  duration_seconds REAL, model TEXT, input_tokens INTEGER DEFAULT 0, output_tokens INTEGER DEFAULT 0,
  reasoning_tokens INTEGER DEFAULT 0, cache_read_tokens INTEGER DEFAULT 0,
  cache_write_tokens INTEGER DEFAULT 0, estimated_cost_usd REAL, actual_cost_usd REAL,
  cost_status TEXT, cost_source TEXT, billing_provider TEXT, api_call_count INTEGER DEFAULT 0,
  message_count INTEGER DEFAULT 0, tool_call_count INTEGER DEFAULT 0, end_reason TEXT,
  success BOOLEAN, job_mode TEXT DEFAULT 'agent', ingested_at REAL DEFAULT 0
);
INSERT INTO cron_runs (rowid, session_id, job_id, run_time, duration_seconds, model, input_tokens, output_tokens, cache_read_tokens, estimated_cost_usd, billing_provider, success, job_mode, end_reason) VALUES
  (6, 's6', 'a', 1779930000, 10.0, 'm/a', 1000, 100, 0, 0.1, 'p', 1, 'agent', 'done'),
  (7, 's7', 'b', 1779940000, 2.0, 'm/new', 700, 70, 7, 0.7, 'q', 1, 'agent', 'done'),
  (8, 's8', 'c', 1779905000, 3.0, 'm/a', 10, 1, 0, 0.3, 'p', 0, 'no_agent', 'late'),
  (9, 's9', 'b', 1779950000, 2.0, 'm/b', 700, 70, 7, 'free', 'q', 1, 'agent', 'done');
