"""Usage: python3 hermes.py COMMAND ...   What Hermes and Cronalytics do to the files of a home.

dump FACTS             rows, schema and health of a facts.db, as JSON
sql DATABASE           runs SQL from standard input, in WAL mode
reference HOME         one pass of Cronalytics' own algorithm for sessions
write HOME SECONDS [RATE]  sessions that begin and end, each noted in the queue when it ends
hold DATABASE SECONDS  keeps others from writing
"""
import fcntl
import json
import os
import random
import sqlite3
import sys
import time
from pathlib import Path

COPIED = ["model", "input_tokens", "output_tokens", "reasoning_tokens", "cache_read_tokens",
          "cache_write_tokens", "estimated_cost_usd", "actual_cost_usd", "cost_status",
          "cost_source", "billing_provider", "api_call_count", "message_count", "tool_call_count",
          "end_reason"]
SESSIONS = """CREATE TABLE IF NOT EXISTS sessions (id TEXT PRIMARY KEY, source TEXT NOT NULL,
 model TEXT, model_config TEXT, system_prompt TEXT, parent_session_id TEXT,
 started_at REAL NOT NULL, ended_at REAL, end_reason TEXT, message_count INTEGER DEFAULT 0,
 tool_call_count INTEGER DEFAULT 0, input_tokens INTEGER DEFAULT 0,
 output_tokens INTEGER DEFAULT 0, cache_read_tokens INTEGER DEFAULT 0,
 cache_write_tokens INTEGER DEFAULT 0, reasoning_tokens INTEGER DEFAULT 0, billing_provider TEXT,
 estimated_cost_usd REAL, actual_cost_usd REAL, cost_status TEXT, cost_source TEXT,
 api_call_count INTEGER DEFAULT 0);
CREATE INDEX IF NOT EXISTS idx_sessions_source ON sessions(source, id);
CREATE INDEX IF NOT EXISTS idx_sessions_parent ON sessions(parent_session_id);"""
FACTS = """CREATE TABLE IF NOT EXISTS cron_runs (session_id TEXT PRIMARY KEY, job_id TEXT NOT NULL,
 run_time REAL NOT NULL, ended_at REAL, duration_seconds REAL, model TEXT,
 input_tokens INTEGER DEFAULT 0, output_tokens INTEGER DEFAULT 0,
 reasoning_tokens INTEGER DEFAULT 0, cache_read_tokens INTEGER DEFAULT 0,
 cache_write_tokens INTEGER DEFAULT 0, estimated_cost_usd REAL, actual_cost_usd REAL,
 cost_status TEXT, cost_source TEXT, billing_provider TEXT, api_call_count INTEGER DEFAULT 0,
 message_count INTEGER DEFAULT 0, tool_call_count INTEGER DEFAULT 0, end_reason TEXT,
 success BOOLEAN, job_mode TEXT DEFAULT 'agent', ingested_at REAL DEFAULT (unixepoch()));
CREATE INDEX IF NOT EXISTS idx_cron_runs_job_id ON cron_runs(job_id);
CREATE INDEX IF NOT EXISTS idx_cron_runs_run_time ON cron_runs(run_time DESC);
CREATE INDEX IF NOT EXISTS idx_cron_runs_ingested ON cron_runs(ingested_at);
CREATE INDEX IF NOT EXISTS idx_cron_runs_job_mode ON cron_runs(job_mode);"""


def connect(path):
    database = sqlite3.connect(path, timeout=20, isolation_level=None)
    database.row_factory = sqlite3.Row
    return database


def dump(path):
    database = connect(path)
    tables = [name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type='table'")]

    def rows(table, order):
        found = database.execute(f"SELECT * FROM {table} ORDER BY {order}") if table in tables else []
        return [dict(row) for row in found]

    schema = database.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC, name")
    print(json.dumps({
        "user_version": database.execute("PRAGMA user_version").fetchone()[0],
        "journal_mode": database.execute("PRAGMA journal_mode").fetchone()[0],
        "integrity": database.execute("PRAGMA integrity_check").fetchone()[0],
        "schema": [sql for (sql,) in schema],
        "rows": rows("cron_runs", "rowid"),
        "sessions": rows("sessions", "id"),
        "parts": rows("cronlens_run_parts", "part_session_id"),
        "usage": rows("cronlens_run_usage", "session_id, task"),
    }))


def run_sql(path):
    database = connect(path)
    database.execute("PRAGMA journal_mode=WAL")
    database.executescript(sys.stdin.read())


def read_mark(path):
    try:
        return float(json.loads(path.read_text())["last_ended_at"] or 0)
    except (OSError, ValueError, KeyError):
        return 0.0


def reference(home):
    """Cronalytics: what ended after the mark, row by row; the mark is written in place."""
    plugin = Path(home) / "plugins/cronalytics"
    facts = connect(plugin / "facts.db")
    facts.execute("PRAGMA journal_mode=WAL")
    facts.executescript(FACTS)
    state = sqlite3.connect(f"file:{home}/state.db?mode=ro", uri=True, timeout=20)
    state.row_factory = sqlite3.Row
    since = read_mark(plugin / "watermark.json")
    found = state.execute("SELECT * FROM sessions WHERE source='cron' AND ended_at IS NOT NULL AND "
                          "ended_at > ? ORDER BY ended_at", (since,)).fetchall()
    inserted = 0
    for row in found:
        since = max(since, row["ended_at"])
        parts = row["id"].split("_")
        if not row["id"].startswith("cron_") or len(parts) < 4:
            continue
        values = {name: row[name] for name in COPIED} | {
            "session_id": row["id"], "job_id": "_".join(parts[1:-2]), "run_time": row["started_at"],
            "ended_at": row["ended_at"], "duration_seconds": row["ended_at"] - row["started_at"],
            "success": int(row["end_reason"] in ("cron_complete", "complete")), "job_mode": "agent"}
        marks = ", ".join("?" * len(values))
        inserted += facts.execute(f"INSERT OR IGNORE INTO cron_runs ({', '.join(values)}) "
                                  f"VALUES ({marks})", list(values.values())).rowcount
    (plugin / "watermark.json").write_text(json.dumps(
        {"last_ended_at": since, "last_sync": "2026-01-01T00:00:00Z", "rows_synced": len(found)},
        indent=2) + "\n")
    print(inserted)


def enqueue(path, session_id):
    """As the plugin does it: under the lock of the file that is there now."""
    path.parent.mkdir(parents=True, exist_ok=True)
    while True:
        fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            fcntl.flock(fd, fcntl.LOCK_EX)
            if path.exists() and os.fstat(fd).st_ino == path.stat().st_ino:
                os.write(fd, (json.dumps({"session_id": session_id}) + "\n").encode())
                return
        finally:
            os.close(fd)


def write(home, seconds, rate=200.0):
    state = connect(f"{home}/state.db")
    state.execute("PRAGMA journal_mode=WAL")
    state.executescript(SESSIONS)
    last = state.execute("SELECT count(*) FROM sessions").fetchone()[0]
    # Those that a writer before this one left open when it died.
    running = [id for (id,) in state.execute("SELECT id FROM sessions WHERE ended_at IS NULL")]
    until = time.time() + seconds
    print("writing", flush=True)
    while time.time() < until:
        last += 1
        now = time.time()
        session = f"cron_job{last % 7}_20260101_{os.getpid()}{last:06d}"
        state.execute("INSERT OR IGNORE INTO sessions (id, source, model, started_at) VALUES (?, 'cron', 'm', ?)",
                      (session, now))
        running.append(session)
        if len(running) > 8:
            # Long ones end late, with an end that lies before that of others.
            ended = running.pop(random.randrange(len(running)))
            state.execute("UPDATE sessions SET ended_at = ?, end_reason = 'cron_complete', "
                          "estimated_cost_usd = 0.25, input_tokens = 100 WHERE id = ?",
                          (now - random.random() * 5, ended))
            enqueue(Path(home) / "plugin-data/cronlens/queue", ended)
        time.sleep(1 / float(rate))


def hold(path, seconds):
    database = connect(path)
    database.execute("BEGIN EXCLUSIVE")
    print("held", flush=True)
    time.sleep(seconds)


def main(command, *rest):
    commands = {"dump": dump, "sql": run_sql, "reference": reference}
    if command in commands:
        commands[command](rest[0])
    elif command == "write":
        write(rest[0], float(rest[1]), *rest[2:])
    else:
        hold(rest[0], float(rest[1]))


main(*sys.argv[1:])
