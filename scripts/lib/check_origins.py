"""Nothing in the built page may name another origin: the promise that nothing leaves the tab."""
import re
import sys
from pathlib import Path

from repo import finish

ADDRESS = re.compile(rb"(?:https?|wss?|ftp)://[^\s\"'`<>)\\]*|[\"'`(]//[a-z0-9-]+\.[a-z][^\s\"'`)]*")
# Names of XML vocabularies, which nobody opens.
NAMES = (b"http://www.w3.org/",)


def main():
    folder = Path(sys.argv[1])
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    problems = []
    for path in files:
        for found in ADDRESS.findall(path.read_bytes()):
            if not found.startswith(NAMES):
                problems.append(f"{path}: {found[:100].decode(errors='replace')}")
    finish(problems, files)


main()
