#!/usr/bin/env python3
"""Seeded cron facts: the same options give the same columns and the same rows.

Writes into OUT:
  facts.db   SQLite, the table cron_runs with its two indexes (not with --columns-only)
  cols.bin   the analytic columns in the order of run_time, little endian, each 64-byte aligned
  meta.json  rows, now, jobs, models, prices, and where each column begins in cols.bin

About 7 % of the runs fail and a fifth of them are scripts without tokens. `now` is 13:37 UTC, so
that no window begins where a day does.
"""
import argparse
import json
import math
import random
import sqlite3
import time
from array import array
from bisect import bisect
from itertools import accumulate
from pathlib import Path

NOW = 1780321020.0  # 2026-06-01 13:37:00 UTC
DAY = 86400.0
WORDS = ["digest", "backup", "triage", "inbox", "report", "sync", "scan", "prices", "weather",
         "standup", "review", "lint", "feeds", "invoice", "health", "deploy", "audit", "cleanup",
         "mirror", "alerts"]
# Invented: model, provider, USD per million tokens (input, output, reasoning, cache read and write).
MODELS = [
    ("atlas-4-large", "prov-a", 5.00, 25.00, 25.00, 0.500, 6.250),
    ("atlas-4", "prov-a", 3.00, 15.00, 15.00, 0.300, 3.750),
    ("atlas-4-mini", "prov-a", 1.00, 5.00, 5.00, 0.100, 1.250),
    ("atlas-3", "prov-a", 3.00, 15.00, 15.00, 0.300, 3.750),
    ("borea-5", "prov-b", 1.25, 10.00, 10.00, 0.125, 1.250),
    ("borea-5-mini", "prov-b", 0.25, 2.00, 2.00, 0.025, 0.250),
    ("borea-5-nano", "prov-b", 0.05, 0.40, 0.40, 0.005, 0.050),
    ("borea-4o", "prov-b", 2.50, 10.00, 10.00, 1.250, 2.500),
    ("cirrus-3-pro", "prov-c", 1.25, 10.00, 10.00, 0.310, 1.250),
    ("cirrus-3-flash", "prov-c", 0.30, 2.50, 2.50, 0.075, 0.300),
    ("cirrus-3-lite", "prov-c", 0.10, 0.40, 0.40, 0.025, 0.100),
    ("cirrus-2-pro", "prov-c", 1.25, 5.00, 5.00, 0.310, 1.250),
    ("delta-v4", "prov-d", 0.27, 1.10, 1.10, 0.070, 0.270),
    ("delta-r2", "prov-d", 0.55, 2.19, 2.19, 0.140, 0.550),
    ("ember-max", "prov-e", 1.20, 6.00, 6.00, 0.240, 1.200),
    ("ember-coder", "prov-e", 0.30, 1.50, 1.50, 0.060, 0.300),
    ("fjord-k2", "prov-f", 0.60, 2.50, 2.50, 0.150, 0.600),
    ("fjord-k2-think", "prov-f", 0.60, 3.00, 3.00, 0.150, 0.600),
    ("gale-m2", "prov-g", 0.30, 1.20, 1.20, 0.030, 0.375),
    ("halo-large", "prov-h", 2.00, 6.00, 6.00, 0.200, 2.000),
    ("halo-medium", "prov-h", 0.40, 2.00, 2.00, 0.040, 0.400),
    ("iris-4", "prov-i", 3.00, 15.00, 15.00, 0.750, 3.000),
    ("iris-4-fast", "prov-i", 0.20, 0.50, 0.50, 0.050, 0.200),
    ("jade-glm", "prov-j", 0.60, 2.20, 2.20, 0.110, 0.600),
]
TABLE = """CREATE TABLE cron_runs(
    session_id TEXT PRIMARY KEY, job_id TEXT, job_name TEXT, run_time REAL, ended_at REAL,
    duration_seconds REAL, model TEXT, billing_provider TEXT, input_tokens INTEGER,
    output_tokens INTEGER, reasoning_tokens INTEGER, cache_read_tokens INTEGER,
    cache_write_tokens INTEGER, estimated_cost_usd REAL, actual_cost_usd REAL, cost_status TEXT,
    cost_source TEXT, api_call_count INTEGER, message_count INTEGER, tool_call_count INTEGER,
    end_reason TEXT, success INTEGER, job_mode TEXT, ingested_at REAL)"""
INDEXES = ["CREATE INDEX idx_facts_run_time ON cron_runs(run_time)",
           "CREATE INDEX idx_facts_job_id ON cron_runs(job_id)"]


def models_table(count):
    """The list above, and as many more as asked for: the same ones under later names."""
    size = len(MODELS)
    return [MODELS[i] if i < size else (f"{MODELS[i % size][0]}-r{i // size}", *MODELS[i % size][1:])
            for i in range(count)]


def jobs_table(rng, count, model_count):
    weights = [1.0 / (k + 1) for k in range(count)]
    total = sum(weights)
    scripts, share = set(), 0.0
    for k in [*range(2, count, 5), *range(4, count, 5)]:
        if share / total >= 0.2:
            break
        scripts.add(k)
        share += weights[k]
    jobs, seen = [], set()
    for k in range(count):
        job_id = f"{rng.getrandbits(48):012x}"
        while job_id in seen:
            job_id = f"{rng.getrandbits(48):012x}"
        seen.add(job_id)
        first = rng.randrange(model_count)
        second = (first + 1 + rng.randrange(model_count - 1)) % model_count
        third = (first + 1 + rng.randrange(model_count - 1)) % model_count
        name = f"{WORDS[rng.randrange(20)]}-{WORDS[rng.randrange(20)]}-{k:03d}"
        jobs.append({
            "id": job_id, "name": name, "weight": weights[k], "script": k in scripts,
            "models": (first, second, third), "input": rng.uniform(7.5, 10.5),
            "output": rng.uniform(5.5, 8.5), "duration": rng.uniform(1.5, 5.0)})
    return jobs


def agent_work(rng, job, model, price, ok):
    """What a run of an agent used: tokens, cost, where the cost comes from, calls."""
    uniform, gauss, exp = rng.random, rng.gauss, math.exp
    tokens_in = int(exp(gauss(job["input"], .8)))
    tokens_out = int(exp(gauss(job["output"], .7)))
    if not ok:
        tokens_out //= 3
    reasoning = int(tokens_out * uniform() * 1.5) if model % 3 else 0
    calls = 1 + int(uniform() * uniform() * 24)
    cache_read = int(tokens_in * calls * uniform() * .8)
    cache_write = int(tokens_in * uniform() * .5)
    tokens = (tokens_in, tokens_out, reasoning, cache_read, cache_write)
    listed = sum(count * each for count, each in zip(tokens, price))
    cost, origin = round(listed, 8), ("estimated", "price_table")
    if uniform() < .7:
        cost, origin = round(cost * (.97 + .06 * uniform()), 8), ("final", "provider")
    return tokens, cost, origin, (calls, calls * 2 + 1, int(calls * uniform() * 2))


IDLE = ((0, 0, 0, 0, 0), 0.0, ("none", "none"), (0, 0, 0))


def runs(rng, rows, days, jobs, models):
    """Yields (column values, the rest of the row) in the order of run_time."""
    weights = list(accumulate(job["weight"] for job in jobs))
    prices = [tuple(usd / 1e6 for usd in model[2:]) for model in models]
    uniform, span, since = rng.random, days * DAY, NOW - days * DAY
    second, used = -1, set()
    for i in range(rows):
        at = round(since + (i + uniform()) / rows * span, 3)
        if int(at) != second:
            second = int(at)
            used.clear()
        k = min(bisect(weights, uniform() * weights[-1]), len(jobs) - 1)
        while k in used:  # a session is one job's run in one second
            k = (k + 1) % len(jobs)
        used.add(k)
        job, u = jobs[k], uniform()
        model = job["models"][0 if u < .85 else 1 if u < .95 else 2]
        ok = 1 if uniform() >= 0.07 else 0
        duration = round(math.exp(rng.gauss(job["duration"], .6)) * (1.0 if ok else 1.4), 3)
        if job["script"]:
            work, duration = IDLE, round(duration * .1, 3)
        else:
            work = agent_work(rng, job, model, prices[model], ok)
        yield (at, duration, work[1], *work[0], k, model, ok, 0 if job["script"] else 1), work


def table_row(rng, columns, work, jobs, models):
    at, duration, cost, *tokens, k, model, ok, agent = columns
    stamp = time.strftime("%Y%m%d_%H%M%S", time.gmtime(int(at)))
    ended, job = at + duration, jobs[k]
    reason = "cron_complete" if ok else "error" if rng.random() < .8 else "timeout"
    return (f"cron_{job['id']}_{stamp}", job["id"], job["name"], at, ended, duration,
            models[model][0], models[model][1], *tokens, cost, None, *work[2], *work[3], reason, ok,
            "agent" if agent else "no_agent", round(ended + 2 + rng.random() * 8, 3))


def write_database(path, rows):
    path.unlink(missing_ok=True)
    database = sqlite3.connect(path)
    database.executescript(
        "PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
    database.execute(TABLE)
    rows.sort(key=lambda row: row[4])  # a run is recorded when it ends
    database.executemany(f"INSERT INTO cron_runs VALUES({','.join('?' * 24)})", rows)
    for index in INDEXES:
        database.execute(index)
    database.commit()
    database.execute("ANALYZE")
    database.commit()
    database.close()


LEAN_TABLE = """CREATE TABLE cron_runs(job_id TEXT, run_time REAL, duration_seconds REAL, model TEXT,
    billing_provider TEXT, input_tokens INTEGER, output_tokens INTEGER, reasoning_tokens INTEGER,
    cache_read_tokens INTEGER, cache_write_tokens INTEGER, estimated_cost_usd REAL,
    actual_cost_usd REAL, success INTEGER, job_mode TEXT, ingested_at REAL)"""


def write_lean_database(path, columns, jobs, models):
    """Only what the engines read, and no index: so many runs still fit what a tab can hold."""
    path.unlink(missing_ok=True)
    database = sqlite3.connect(path)
    database.executescript(
        "PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
    database.execute(LEAN_TABLE)
    modes = ("no_agent", "agent")
    rows = ((jobs[job]["id"], at, duration, models[model][0], models[model][1], *tokens, cost, None,
             ok, modes[agent], at + duration)
            for at, duration, cost, *tokens, job, model, ok, agent in zip(*columns.values()))
    database.executemany(f"INSERT INTO cron_runs VALUES({','.join('?' * 15)})", rows)
    database.commit()
    database.close()


def write_columns(path, columns):
    offsets, at = {}, 0
    with path.open("wb") as file:
        for name, column in columns.items():
            file.write(b"\0" * (-at % 64))
            at += -at % 64
            offsets[name] = [at, column.typecode]
            column.tofile(file)
            at += len(column) * column.itemsize
    return offsets


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("rows", type=int)
    parser.add_argument("out", type=Path)
    parser.add_argument("--jobs", type=int, default=200)
    parser.add_argument("--models", type=int, default=24)
    parser.add_argument("--days", type=int, default=400, help="how far back the runs reach")
    parser.add_argument("--seed", type=int, default=20260601)
    parser.add_argument("--lean", action="store_true",
                        help="a facts.db of the columns that engines read, without indexes")
    args = parser.parse_args()

    rng = random.Random(args.seed)
    models = models_table(args.models)
    jobs = jobs_table(rng, args.jobs, args.models)
    code = "B" if args.jobs <= 256 else "H"
    types = {"run_time": "d", "duration": "d", "cost": "d", "in": "i", "out": "i", "reason": "i",
             "cache_read": "i", "cache_write": "i", "job": code, "model": "B", "ok": "B",
             "agent": "B"}
    columns = {name: array(kind) for name, kind in types.items()}
    append = [column.append for column in columns.values()]
    rows = []
    for values, work in runs(rng, args.rows, args.days, jobs, models):
        for put, value in zip(append, values):
            put(value)
        if not args.lean:
            rows.append(table_row(rng, values, work, jobs, models))

    args.out.mkdir(parents=True, exist_ok=True)
    if args.lean:
        write_lean_database(args.out / "facts.db", columns, jobs, models)
    else:
        write_database(args.out / "facts.db", rows)
    meta = {"n": args.rows, "seed": args.seed, "now": NOW, "days": args.days,
            "cols": write_columns(args.out / "cols.bin", columns),
            "jobs": [[job["id"], job["name"]] for job in jobs],
            "models": [[model[0], model[1]] for model in models],
            "prices": [list(model[2:]) for model in models]}
    (args.out / "meta.json").write_text(json.dumps(meta))


main()
