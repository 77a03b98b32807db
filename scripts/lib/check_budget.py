"""A page stays small: 450 kB as gzip sends it, engine included, before its SQL console or its decide
view is opened or a report is saved. What these bring along when they are first asked for has bounds
of its own. The first argument is the page's folder; files named after it are not fetched, for others
take their place."""
import gzip
import sys
from pathlib import Path

from repo import finish

BUDGETS = {"page": 450_000, "console": 400_000, "decide": 520_000, "report": 550_000}


def main():
    files = [path for path in sorted(Path(sys.argv[1]).rglob("*"))
             if path.is_file() and path.name not in sys.argv[2:]]
    sizes = dict.fromkeys(BUDGETS, 0)
    for path in files:
        part = next((name for name in BUDGETS if path.name.startswith(name)), "page")
        sizes[part] += len(gzip.compress(path.read_bytes(), 9))
    over = [f"the {part} has {sizes[part]} bytes of gzip; its budget is {budget}"
            for part, budget in BUDGETS.items() if sizes[part] > budget]
    finish(over, files)


main()
