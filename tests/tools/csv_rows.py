"""Reads a CSV into SQLite as anyone would, and prints its rows as JSON. Usage: csv_rows.py FILE."""
import csv
import json
import sqlite3
import sys

NUMBER = ("_usd", "_seconds", "tokens", "runs", "failures", "_rate", "_cost", "_run", "_time", "_at",
          "_month", "pace", "drift", "value", "_of_total", "_rows", "step_start", "step_end")


def declared(name):
    return f'"{name}" ' + ("NUMERIC" if name.endswith(NUMBER) else "TEXT")


def main():
    with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
        names, *rows = csv.reader(file, strict=True)
    database = sqlite3.connect(":memory:")
    database.execute(f"CREATE TABLE t ({', '.join(map(declared, names))})")
    marks = ", ".join(["NULLIF(?, '')"] * len(names))
    database.executemany(f"INSERT INTO t VALUES ({marks})", rows)
    # What a text that looked like a formula was given, is taken away again.
    plain = ", ".join(f"""CASE WHEN typeof("{n}") = 'text' AND substr("{n}", 1, 1) = '''' """
                      f"""THEN substr("{n}", 2) ELSE "{n}" END""" for n in names)
    json.dump({"names": names, "rows": list(database.execute(f"SELECT {plain} FROM t"))}, sys.stdout)


main()
