#!/usr/bin/env python3
"""Says what is in databases: on standard input 4 bytes of length and a database, again and again; on
standard output a line of JSON for each. The sums are those of facts_writer.py."""
import json
import sqlite3
import struct
import sys

FACTS = """SELECT count(*), coalesce(min(rowid), 0), coalesce(max(rowid), 0),
  coalesce(sum(input_tokens), 0), coalesce(sum(CAST(round(estimated_cost_usd * 100) AS INTEGER)), 0)
  FROM cron_runs"""
NAMES = ("rows", "first", "last", "tokens", "cents")


def look(data):
    database = sqlite3.connect(":memory:")
    try:
        database.deserialize(data)
        verdict = database.execute("PRAGMA integrity_check").fetchone()[0]
        return {"integrity": verdict, **dict(zip(NAMES, database.execute(FACTS).fetchone()))}
    except sqlite3.Error as fault:
        return {"integrity": str(fault)}
    finally:
        database.close()


while len(head := sys.stdin.buffer.read(4)) == 4:
    data = sys.stdin.buffer.read(struct.unpack(">I", head)[0])
    print(json.dumps(look(data)), flush=True)
