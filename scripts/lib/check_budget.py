"""A page stays small: 450 kB as gzip sends it, engine included, before its SQL console is opened.
What the console brings along when it is first opened has a bound of its own. The first argument is
the page's folder; files named after it are not fetched, for others take their place."""
import gzip
import sys
from pathlib import Path

from repo import finish

BUDGET = 450_000
CONSOLE_BUDGET = 400_000


def main():
    files = [path for path in sorted(Path(sys.argv[1]).rglob("*"))
             if path.is_file() and path.name not in sys.argv[2:]]
    sizes = {"page": 0, "console": 0}
    for path in files:
        part = "console" if path.name.startswith("console") else "page"
        sizes[part] += len(gzip.compress(path.read_bytes(), 9))
    over = [f"the {part} has {sizes[part]} bytes of gzip; its budget is {budget}"
            for part, budget in (("page", BUDGET), ("console", CONSOLE_BUDGET))
            if sizes[part] > budget]
    finish(over, files)


main()
