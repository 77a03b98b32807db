CREATE TABLE t (job_id TEXT, run_time REAL);
CREATE VIEW cron_runs AS SELECT * FROM t;
