"""A page stays small: 450 kB as gzip sends it, engine and one language included, before its SQL
console or its decide view is opened or a report is saved. What these bring along when they are first
asked for has bounds of its own. The first argument is the page's folder; files named after it are not
fetched, for others take their place.

Scripts are told apart by who asks for them: what the page's own script imports is the page's, what
only a view imports is that view's."""
import gzip
import re
import sys
from pathlib import Path

from repo import finish

BUDGETS = {"page": 450_000, "console": 400_000, "decide": 520_000, "report": 550_000}
# A script that nobody imports at once is loaded for the part that its name begins with.
PARTS = {"console": "console", "decide": "decide", "look_at_budgets": "decide", "report": "report"}
LANGUAGE = "language_"  # fetched by who reads in it; English comes with the page
AT_ONCE = re.compile(r"""(?:^|[;}])\s*(?:import|export)\b[^;'"()]*?["']\./([\w-]+\.js)["']""")


def part_of(name):
    return next((PARTS[start] for start in PARTS if name.startswith(start)), "page")


def imported(folder, names):
    """These scripts and all that they import at once."""
    found, waiting = set(), list(names)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        waiting += AT_ONCE.findall((folder / name).read_text())
    return found


def owners(folder):
    """By name of a script: the part that fetches it first."""
    scripts = [path.name for path in folder.glob("*.js")]
    chunks = {name for name in scripts if name.startswith("chunk-")}
    owner = {}
    for part in BUDGETS:
        entries = [name for name in scripts if name not in chunks and part_of(name) == part]
        for name in imported(folder, entries):
            owner.setdefault(name, part)
    return owner


def main():
    folder = Path(sys.argv[1])
    files = [path for path in sorted(folder.rglob("*"))
             if path.is_file() and path.name not in sys.argv[2:]]
    owner = owners(folder)
    sizes = dict.fromkeys(BUDGETS, 0)
    languages = [0]
    for path in files:
        size = len(gzip.compress(path.read_bytes(), 9))
        if path.name.startswith(LANGUAGE):
            languages.append(size)
            continue
        sizes[owner.get(path.name, part_of(path.name))] += size
    sizes["page"] += max(languages)
    over = [f"the {part} has {sizes[part]} bytes of gzip; its budget is {budget}"
            for part, budget in BUDGETS.items() if sizes[part] > budget]
    print(", ".join(f"{part} {size}" for part, size in sizes.items()))
    finish(over, files)


main()
