"""Without the native program: facts.db by sqlite3's own backup, and jobs.json as it is."""
import hashlib
import sqlite3
import tempfile
import threading
from pathlib import Path

from fastapi.responses import Response, StreamingResponse

from .refused import Refused

CHUNK = 256 * 1024
JOBS_LIMIT_BYTES = 16 * 1024 * 1024
BUSY_SECONDS = 5


def mark_of(facts):
    """Another text whenever the file may have changed; `no_facts` where there is none."""
    mark = mark_of_file(facts)
    log = mark_of_file(facts.with_name(facts.name + "-wal"), least=1)
    return f"{mark}-{log}" if mark else "no_facts"


def mark_of_file(path, least=0):
    try:
        at = path.stat()
    except OSError:
        return ""
    return f"{at.st_ino:x}-{at.st_size:x}-{at.st_mtime_ns:x}" if at.st_size >= least else ""


def tag_of_jobs(jobs):
    mark = mark_of_file(jobs)
    return f'"{mark}"' if mark else ""


#: Copies take room on the disk: not more than two at a time.
copying = threading.Semaphore(2)


def copy_of(facts):
    """A copy of facts.db as of one moment, open and already without a name: file, size, tag."""
    if not facts.is_file():
        raise Refused(404, "no_facts", "There is no facts.db yet.")
    with copying, tempfile.TemporaryDirectory(prefix="cronlens-") as folder:
        copy = Path(folder) / "facts.db"
        try:
            back_up(facts, copy)
            file = copy.open("rb")
        except (sqlite3.Error, OSError) as problem:
            raise refusal_for(problem) from None
        tag = hashlib.sha256()
        while chunk := file.read(CHUNK):
            tag.update(chunk)
        size = file.tell()
        file.seek(0)
        return file, size, f'"{tag.hexdigest()[:32]}"'


def back_up(facts, copy):
    address = facts.resolve().as_uri() + "?mode=ro"
    source = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS)
    try:
        source.execute("PRAGMA query_only=1")
        tables = source.execute("SELECT 1 FROM sqlite_master WHERE name = 'cron_runs'").fetchone()
        if tables is None:
            raise Refused(503, "no_cron_runs", "facts.db has no table cron_runs.")
        target = sqlite3.connect(copy)
        try:
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")  # the copy is one file
        finally:
            target.close()
    finally:
        source.close()


def refusal_for(problem):
    text = str(problem).lower()
    if "locked" in text or "busy" in text:
        return Refused(503, "locked", "facts.db is being written to; try again in a moment.")
    if "not a database" in text:
        return Refused(503, "not_sqlite", "facts.db is not a SQLite database.")
    if "malformed" in text:
        return Refused(503, "corrupt", "facts.db is damaged.")
    if "full" in text or "no space" in text:
        return Refused(507, "no_room", "There is no room left for a copy of facts.db.")
    return Refused(503, "unreadable", f"facts.db cannot be read: {problem}")


def send_copy(request, facts):
    mark = mark_of(facts)  # before the copy: what is written meanwhile is asked for again
    file, size, tag = copy_of(facts)
    headers = {"etag": tag, "cache-control": "private, no-cache", "x-cronlens-length": str(size),
               "x-cronlens-cursor": mark}
    same = tag in request.headers.get("if-none-match", "")
    if same or request.method == "HEAD":
        file.close()
        length = {} if same else {"content-length": str(size)}
        return Response(None, 304 if same else 200, {**headers, **length},
                        "application/vnd.sqlite3")
    headers["content-length"] = str(size)
    return StreamingResponse(chunks_of(file), 200, headers, "application/vnd.sqlite3")


def chunks_of(file):
    with file:
        while chunk := file.read(CHUNK):
            yield chunk


def send_jobs(request, jobs):
    tag = tag_of_jobs(jobs)
    try:
        if jobs.stat().st_size > JOBS_LIMIT_BYTES:
            raise Refused(503, "too_large", "jobs.json is too large.")
        body = jobs.read_bytes()
    except FileNotFoundError:
        raise Refused(404, "no_jobs", "There is no jobs.json yet.") from None
    except OSError as problem:
        raise Refused(503, "unreadable", f"jobs.json cannot be read: {problem.strerror}") from None
    headers = {"etag": tag, "cache-control": "private, no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type="application/json")
