CREATE TABLE cron_run (id INTEGER);
CREATE TABLE sessions (id TEXT);
CREATE VIEW cron_jobs AS SELECT 1;
