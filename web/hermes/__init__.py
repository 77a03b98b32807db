"""Cronlens inside Hermes: notes which scheduled runs ended, and has the native program read them.

Only the standard library, and nothing here may trouble the host: no hook raises, and none waits
for more than a write of one line. The queue outlives updates, which replace this folder; a run
whose line was lost is found all the same when `cronlens sync` reads state.db.
"""
import atexit
import json
import logging
import os
import re
import subprocess
import threading
import time
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has no native program either.
    fcntl = None

log = logging.getLogger(__name__)

PROGRAM = Path(__file__).resolve().parent / "bin" / "cronlens"
QUEUE = Path("plugin-data") / "cronlens" / "queue"
CRON_SESSION = re.compile(r"cron_[\x21-\x7e]{1,500}")
# The host writes the last counters of a session a moment after it ended. The start of a process
# waits too: a command that is over by then starts nothing.
SETTLE_SECONDS = 3.0
SYNC_TIMEOUT_SECONDS = 900
LOCK_SECONDS = 2.0


def hermes_home():
    """The home of the profile that is at work here."""
    try:
        from hermes_constants import get_hermes_home

        return Path(get_hermes_home())
    except Exception:
        return Path(os.environ.get("HERMES_HOME") or Path.home() / ".hermes")


def enqueue(home, session_id):
    """Adds a line that is on the disk, whole, when this returns."""
    queue = Path(home) / QUEUE
    queue.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    is_new = not queue.exists()
    handle = _open_locked(queue)
    try:
        end = os.lseek(handle, 0, os.SEEK_END)
        line = json.dumps({"session_id": session_id}).encode("ascii") + b"\n"
        if end and os.pread(handle, 1, end - 1) != b"\n":
            line = b"\n" + line  # a crash left half a line: it must not swallow this one
        if os.write(handle, line) != len(line):
            raise OSError("the queue was written in part")
        os.fsync(handle)
    finally:
        os.close(handle)
    if is_new:
        _sync_folder(queue.parent)


def _open_locked(queue):
    """The queue, locked. Whoever empties it may have put another file in its place meanwhile."""
    while True:
        handle = os.open(queue, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            if fcntl is None:
                return handle
            _lock(handle)
            if os.path.samestat(os.fstat(handle), os.stat(queue)):
                return handle
        except FileNotFoundError:
            pass
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _lock(handle):
    """Waits a little; whoever empties the queue also takes what was appended without the lock."""
    until = time.monotonic() + LOCK_SECONDS
    while time.monotonic() < until:
        try:
            return fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            time.sleep(0.01)


def _sync_folder(folder):
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class Catcher:
    """Runs `cronlens sync` for the homes that asked: one at a time, some seconds after the first."""

    def __init__(self, program=PROGRAM, settle=SETTLE_SECONDS):
        self._program = Path(program)
        self._settle = settle
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._waiting = {}  # home: must it be read even if this process ends first?
        self._thread = None

    def ask(self, home, must=False):
        if not self._program.is_file():
            return
        with self._lock:
            self._waiting[str(home)] = must or self._waiting.get(str(home), False)
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="cronlens", daemon=True)
                self._thread.start()

    def flush(self):
        """At the end of the process: what ended here is read by a program of its own."""
        with self._lock:
            waiting, self._waiting = self._waiting, {}
        self._wake.set()
        for home, must in waiting.items():
            if must:
                self._start(home)

    def _run(self):
        while not self._wake.wait(self._settle):
            with self._lock:
                if not self._waiting:
                    self._thread = None
                    return
                homes, self._waiting = list(self._waiting), {}
            for home in homes:
                self._wait_for(self._start(home))

    def _start(self, home):
        try:
            return subprocess.Popen(
                [str(self._program), "sync", "--home", home],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd="/",
                start_new_session=True,
            )
        except Exception as problem:  # no program for this machine: the tab says so
            log.debug("cronlens sync did not start: %s", problem)
            return None

    @staticmethod
    def _wait_for(process):
        if process is None:
            return
        try:
            process.wait(timeout=SYNC_TIMEOUT_SECONDS)
        except Exception:
            log.debug("cronlens sync is still running; not waiting any longer")


catcher = Catcher()


def on_session_over(session_id="", **_):
    """Both hooks: the end of a turn, and of the session. A line that comes twice does no harm."""
    try:
        if not isinstance(session_id, str) or not CRON_SESSION.fullmatch(session_id):
            return
        home = hermes_home()
        enqueue(home, session_id)
        catcher.ask(home, must=True)
    except Exception as problem:
        log.warning("Cronlens could not note a run that ended: %s", problem)


def register(ctx):
    for hook in ("on_session_end", "on_session_finalize"):
        try:
            ctx.register_hook(hook, on_session_over)
        except Exception as problem:
            log.warning("Cronlens could not listen to %s: %s", hook, problem)
    try:
        atexit.register(catcher.flush)
        catcher.ask(hermes_home())
    except Exception as problem:
        log.warning("Cronlens could not start its catch-up: %s", problem)
