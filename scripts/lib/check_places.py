"""Tracked text names no folder of one machine and no host of a package registry."""
import re

from repo import own_files, relative, finish

PLACES = re.compile(
    r"(?<![\w.])/(?:home|root|work|farm|Users)/[\w.-]|\bregistry\.(?:npmjs|yarnpkg)|\bdeb\.debian\b"
    r"|\bsecurity\.debian\b|\"resolved\": \"")
BINARY = (".db", ".png", ".wasm", ".gz")


def main():
    problems, files = [], [path for path in own_files() if path.suffix not in BINARY]
    for path in files:
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1):
            found = PLACES.search(line)
            if found and relative(path) != "scripts/lib/check_places.py":
                problems.append(f"{relative(path)}:{number}: {found.group()}")
    finish(problems, files)


main()
