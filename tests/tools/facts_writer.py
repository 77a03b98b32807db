#!/usr/bin/env python3
"""Writes to a facts.db as Cronalytics does: WAL, one transaction per pass.

    facts_writer.py make   DB --rows N [--now T]     a new file
    facts_writer.py append DB --rows N [--now T]     more runs, in one transaction
    facts_writer.py stream DB --rate N --seconds S   N runs a second, in ten transactions, until
                                                     standard input ends where S is 0
    facts_writer.py sql    DB 'SQL; SQL'             anything else

Run number i costs (i % 100) cents and (i % 1000) tokens, so that sums can be checked by hand.
"""
import argparse
import json
import select
import sqlite3
import sys
import time

TABLE = """CREATE TABLE IF NOT EXISTS cron_runs (
  session_id TEXT PRIMARY KEY, job_id TEXT NOT NULL, run_time REAL NOT NULL, ended_at REAL,
  duration_seconds REAL, model TEXT, input_tokens INTEGER DEFAULT 0, output_tokens INTEGER DEFAULT 0,
  reasoning_tokens INTEGER DEFAULT 0, cache_read_tokens INTEGER DEFAULT 0,
  cache_write_tokens INTEGER DEFAULT 0, estimated_cost_usd REAL, actual_cost_usd REAL,
  cost_status TEXT, cost_source TEXT, billing_provider TEXT, api_call_count INTEGER DEFAULT 0,
  message_count INTEGER DEFAULT 0, tool_call_count INTEGER DEFAULT 0, end_reason TEXT,
  success BOOLEAN, job_mode TEXT DEFAULT 'agent', ingested_at REAL)"""
INDEXES = [f"CREATE INDEX IF NOT EXISTS idx_{name} ON cron_runs({name})"
           for name in ("job_id", "run_time", "ingested_at")]
INSERT = """INSERT INTO cron_runs (session_id, job_id, run_time, ended_at, duration_seconds, model,
  input_tokens, estimated_cost_usd, billing_provider, end_reason, success, job_mode, ingested_at)
  VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"""
JOBS = 5


def connect(path):
    database = sqlite3.connect(path, timeout=30, isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=NORMAL")
    return database


def row(i, now):
    return (f"cron_job{i % JOBS}_{i:09d}", f"job{i % JOBS}", now, now + 30, 30.0, f"m/{i % 3}",
            i % 1000, (i % 100) / 100, "p", "stop", i % 10 > 0, "agent", now + 31)


def add(database, count, moment):
    """`moment(k)` is when the k-th of them ran."""
    first = database.execute("SELECT coalesce(max(rowid), 0) FROM cron_runs").fetchone()[0]
    database.execute("BEGIN IMMEDIATE")
    database.executemany(INSERT, (row(first + k + 1, moment(k)) for k in range(count)))
    database.execute("COMMIT")


def make(args):
    database = connect(args.db)
    database.execute(TABLE)
    for index in INDEXES:
        database.execute(index)
    # A run every ten minutes, the newest now.
    add(database, args.rows, lambda k: args.now - 600 * (args.rows - 1 - k))


def append(args):
    add(connect(args.db), args.rows, lambda _: args.now)


def stream(args):
    database = connect(args.db)
    batch, written, begun = max(args.rate // 10, 1), 0, time.monotonic()
    while is_wanted(args.seconds, time.monotonic() - begun):
        if written < (time.monotonic() - begun) * args.rate:
            add(database, batch, lambda _: time.time())
            written += batch
        else:
            time.sleep(0.005)
    print(json.dumps({"written": written, "seconds": time.monotonic() - begun}))


def is_wanted(seconds, spent):
    if seconds > 0:
        return spent < seconds
    return not select.select([sys.stdin], [], [], 0)[0]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("command", choices=["make", "append", "stream", "sql"])
    parser.add_argument("db")
    parser.add_argument("text", nargs="?", default="")
    parser.add_argument("--rows", type=int, default=1)
    parser.add_argument("--now", type=float, default=time.time())
    parser.add_argument("--rate", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=1)
    args = parser.parse_args()
    if args.command == "sql":
        connect(args.db).executescript(args.text)
    else:
        {"make": make, "append": append, "stream": stream}[args.command](args)


main()
