-- As Cronalytics 1.0.0 made it, then with a column that nobody knows.
CREATE TABLE cron_runs (job_id TEXT, run_time REAL, session_id TEXT PRIMARY KEY, model TEXT,
  input_tokens INTEGER, output_tokens INTEGER, estimated_cost_usd REAL, success BOOLEAN);
ALTER TABLE cron_runs ADD COLUMN colour TEXT;
INSERT INTO cron_runs VALUES
  ('a', 1779990000.0, 's1', 'm', 10, 2, 0.5, 1, 'red'),
  ('a', 1779980000.0, 's2', NULL, NULL, NULL, NULL, NULL, NULL);
