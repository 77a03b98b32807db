"""The native program: one per home, started when first asked, ended with this process."""
import atexit
import http.client
import os
import re
import secrets
import select
import subprocess
import threading
import time
from pathlib import Path

from .refused import Refused

PROGRAM = Path(__file__).resolve().parent.parent / "bin" / "cronlens"
START_SECONDS = 10
RETRY_SECONDS = 30
ANSWER_SECONDS = 60


class NoProgram(Exception):
    """The native program cannot be asked. `code` tells the tab why."""

    def __init__(self, code, detail):
        super().__init__(detail)
        self.code, self.detail = code, detail


class Program:
    """The native program of one home."""

    ADDRESS = re.compile(rb"http://127\.0\.0\.1:(\d+)/")

    def __init__(self, home):
        self.home = home
        self.token = secrets.token_hex(32)
        self.made_from = self._build()
        self.process = self._start()
        try:
            self.port = self._read_port()
        except NoProgram:
            self.stop()
            raise

    @staticmethod
    def _build():
        """Changes when an update puts another program in place."""
        try:
            at = PROGRAM.stat()
        except OSError:
            raise NoProgram("no_program", "This plugin folder has no bin/cronlens.") from None
        return at.st_ino, at.st_mtime_ns, at.st_size

    def is_current(self):
        try:
            return self.process.poll() is None and self._build() == self.made_from
        except NoProgram:
            return False

    def _start(self):
        command = [str(PROGRAM), "serve", "--home", str(self.home), "--port", "0",
                   "--until-stdin-closes", "--page", str(PROGRAM.parent / "page")]
        surroundings = {**os.environ, "CRONLENS_TOKEN": self.token}
        try:
            return subprocess.Popen(
                command, env=surroundings, cwd="/", stdin=subprocess.PIPE,
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True)
        except PermissionError:
            raise NoProgram("not_executable", "bin/cronlens may not be executed.") from None
        except OSError as problem:
            detail = f"bin/cronlens does not run on this machine: {problem.strerror}."
            raise NoProgram("wrong_machine", detail) from None

    def _read_port(self):
        line, until = b"", time.monotonic() + START_SECONDS
        pipe = self.process.stdout.fileno()
        while b"\n" not in line and len(line) < 4096:
            left = until - time.monotonic()
            if left <= 0 or not select.select([pipe], [], [], left)[0]:
                break
            more = os.read(pipe, 4096)
            if not more:
                break
            line += more
        found = self.ADDRESS.search(line)
        if found is None:
            raise NoProgram("did_not_start", "bin/cronlens did not start; run it by hand to see why.")
        return int(found.group(1))

    def stop(self):
        """Its standard input ends, which ends it; it is not waited for long."""
        try:
            self.process.stdin.close()
            self.process.wait(timeout=2)
        except Exception:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()


class Programs:
    """One program per home. After a failed start it is tried again, but not with every request."""

    def __init__(self):
        self._lock = threading.Lock()
        self._running = {}
        self._failed = {}

    def of(self, home):
        with self._lock:
            running = self._running.get(home)
            if running is not None and running.is_current():
                return running
            if running is not None:
                running.stop()
                del self._running[home]
            return self._start(home)

    def _start(self, home):
        at, detail = self._failed.get(home, (0.0, None))
        if detail is not None and time.monotonic() - at < RETRY_SECONDS:
            raise NoProgram("did_not_start", detail)
        try:
            started = Program(home)
        except NoProgram as problem:
            if problem.code == "did_not_start":
                self._failed[home] = (time.monotonic(), problem.detail)
            raise
        self._failed.pop(home, None)
        self._running[home] = started
        return started

    def stop(self):
        with self._lock:
            for running in self._running.values():
                running.stop()
            self._running.clear()


programs = Programs()
atexit.register(programs.stop)


def no_answer(problem):
    return Refused(502, "no_answer", f"The Cronlens program gave no answer: {problem}")


def ask(home, method, path, headers, timeout=ANSWER_SECONDS):
    """The program's answer, its body not yet read. One that just ended is started once more."""
    for attempt in (1, 2):
        program = programs.of(home)
        connection = http.client.HTTPConnection("127.0.0.1", program.port, timeout=timeout)
        try:
            connection.request(method, path, headers={
                **headers, "Authorization": f"Bearer {program.token}"})
            return connection, connection.getresponse()
        except (OSError, http.client.HTTPException) as problem:
            connection.close()
            if attempt == 2 or program.is_current():
                raise no_answer(problem) from None
