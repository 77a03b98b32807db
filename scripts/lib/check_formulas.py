"""One home for each formula: C++. TypeScript may not make a quantity, nor word one by itself."""
import re

from repo import own_files, relative, finish

UNITS = "Usd|Tokens|Count|Seconds|Instant|Fraction|Multiple|Measured"
RULES = [
    (re.compile(rf"\bas\s+(?:unknown\s+as\s+)?(?:{UNITS})\b"), (),
     "only the engine makes a quantity: ask for it as a field of the contract"),
    (re.compile(rf"<(?:{UNITS})>\s*\("), (), "only the engine makes a quantity"),
    # Paths and coordinates of a chart are pixels; it never sees a quantity.
    (re.compile(r"\btoFixed\b|\btoPrecision\b"), ("web/src/format/", "web/src/charts/"),
     "numbers become text in web/src/format"),
    (re.compile(r"\bIntl\.NumberFormat\(|\btoLocaleString\b"),
     ("web/src/format/", "web/src/i18n/i18n.ts"), "numbers become text in web/src/format"),
]


def main():
    problems = []
    files = own_files("web/src/*.ts", "web/src/*.tsx")
    for path in files:
        name = relative(path)
        if name.startswith("web/src/contract/"):
            continue
        for number, line in enumerate(path.read_text().splitlines(), 1):
            for pattern, homes, why in RULES:
                if pattern.search(line) and not name.startswith(homes or ("\0",)):
                    problems.append(f"{name}:{number}: {why}\n    {line.strip()}")
    finish(problems, files)


main()
