CREATE TABLE cron_runs (
  session_id TEXT PRIMARY KEY, job_id TEXT NOT NULL, run_time REAL NOT NULL, ended_at REAL,
  duration_seconds REAL, model TEXT, input_tokens INTEGER DEFAULT 0,
  output_tokens INTEGER DEFAULT 0, reasoning_tokens INTEGER DEFAULT 0,
  cache_read_tokens INTEGER DEFAULT 0, cache_write_tokens INTEGER DEFAULT 0,
  estimated_cost_usd REAL, actual_cost_usd REAL, cost_status TEXT, cost_source TEXT,
  billing_provider TEXT, api_call_count INTEGER DEFAULT 0, message_count INTEGER DEFAULT 0,
  tool_call_count INTEGER DEFAULT 0, end_reason TEXT, success BOOLEAN,
  job_mode TEXT DEFAULT 'agent', ingested_at REAL DEFAULT 0);
-- now is 2026-05-28 20:26:40 UTC; 86,400 s before 06:00 of that day is the newest run of a day.
-- steady: $2 every day for 100 days. 3 of its 31 firings of May remain: 28 x $2 spent.
INSERT INTO cron_runs (session_id, job_id, run_time, model, billing_provider, input_tokens,
  output_tokens, cache_read_tokens, estimated_cost_usd, success)
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99)
SELECT 'steady' || i, 'steady', 1779948000 - 86400 * i, 'big', 'maker', 100000, 10000, 0, 2.0, 1
FROM n;
-- varied: $0.5 to $1.5.
INSERT INTO cron_runs (session_id, job_id, run_time, model, billing_provider, input_tokens,
  output_tokens, cache_read_tokens, estimated_cost_usd, success)
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99)
SELECT 'varied' || i, 'varied', 1779949800 - 86400 * i, 'half', 'maker', 50000, 5000, 0,
  0.5 + (i * 37 % 11) / 10.0, 1
FROM n;
-- doubled: $1, and since ten days $2.
INSERT INTO cron_runs (session_id, job_id, run_time, model, billing_provider, input_tokens,
  output_tokens, cache_read_tokens, estimated_cost_usd, success)
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 59)
SELECT 'doubled' || i, 'doubled', 1779951600 - 86400 * i, 'half', 'maker', 50000, 5000, 0,
  (CASE WHEN i < 10 THEN 2.0 ELSE 1.0 END) + (i * 31 % 7) / 100.0, 1
FROM n;
-- few: three costs, which give a mean and no range. loose: no schedule at all.
INSERT INTO cron_runs (session_id, job_id, run_time, model, billing_provider, input_tokens,
  output_tokens, cache_read_tokens, estimated_cost_usd, success)
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 2)
SELECT 'few' || i, 'few', 1779953400 - 86400 * i, 'half', 'maker', 50000, 5000, 0, 3.0 + i, 1
FROM n;
INSERT INTO cron_runs (session_id, job_id, run_time, model, billing_provider, input_tokens,
  output_tokens, cache_read_tokens, estimated_cost_usd, success)
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 39)
SELECT 'loose' || i, 'loose', 1779955200 - 50000 * i, 'big', 'maker', 1000, 100, 0,
  0.1 + (i % 4) / 10.0, 1
FROM n;
-- unknown: no cost is known. paused: nothing more to come.
INSERT INTO cron_runs (session_id, job_id, run_time, model, billing_provider, success)
VALUES ('u0', 'unknown', 1779900000, 'big', 'maker', 1), ('u1', 'unknown', 1779800000, 'big', 'maker', 1);
INSERT INTO cron_runs (session_id, job_id, run_time, model, billing_provider, input_tokens,
  output_tokens, cache_read_tokens, estimated_cost_usd, success)
VALUES ('p0', 'paused', 1779000000, 'big', 'maker', 1000, 100, 0, 5.0, 1);
-- gone: 20 runs at $0.10 with half, then 4 with big at $1: $3.60 more than usual.
INSERT INTO cron_runs (session_id, job_id, run_time, model, billing_provider, input_tokens,
  output_tokens, cache_read_tokens, estimated_cost_usd, success)
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 23)
SELECT 'gone' || i, 'gone', 1779957000 - 86400 * i,
  CASE WHEN i < 4 THEN 'big' ELSE 'half' END, 'maker', 1000, 100, 0,
  CASE WHEN i < 4 THEN 1.0 ELSE 0.1 END, 1
FROM n;
-- free: 10 runs at nothing, then 2 that cost, one of them unknown.
INSERT INTO cron_runs (session_id, job_id, run_time, model, billing_provider, input_tokens,
  output_tokens, cache_read_tokens, estimated_cost_usd, success)
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 11)
SELECT 'free' || i, 'free', 1779958800 - 86400 * i, 'half:free', 'maker', 1000, 100, 0,
  CASE WHEN i = 1 THEN 0.25 WHEN i = 0 THEN NULL ELSE 0.0 END, 1
FROM n;
