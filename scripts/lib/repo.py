"""Shared by the checks: the repository's own files, and how a check ends."""
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def own_files(*patterns):
    """Tracked files, and new ones that are not ignored, that match the git patterns."""
    listing = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z", "--", *patterns],
        cwd=ROOT, check=True, capture_output=True, text=True).stdout
    names = sorted(set(filter(None, listing.split("\0"))))
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def relative(path):
    return path.relative_to(ROOT).as_posix()


def finish(problems, looked_at):
    """A check that looked at nothing has not passed."""
    if not looked_at:
        problems = [*problems, "there was nothing to check"]
    print("\n".join(problems))
    sys.exit(1 if problems else 0)
