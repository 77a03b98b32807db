"""The plugin's __init__.py, as Hermes loads it: what it notes, and that it never troubles the host."""
import importlib.util
import json
import os
import stat
import subprocess
import sys
import tempfile
import textwrap
import time
import unittest
from pathlib import Path

PLUGIN = Path(__file__).resolve().parents[2] / "dist" / "hermes-plugin" / "cronlens"
SESSION = "cron_0123456789ab_20260528_202640"


def load(name="cronlens_plugin"):
    spec = importlib.util.spec_from_file_location(name, PLUGIN / "__init__.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Context:
    def __init__(self):
        self.hooks = {}

    def register_hook(self, name, callback):
        self.hooks[name] = callback


class Hooks(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = Path(folder.name) / ".hermes"
        self.home.mkdir()
        self.queue = self.home / "plugin-data" / "cronlens" / "queue"
        os.environ["HERMES_HOME"] = str(self.home)
        self.plugin = load()
        self.calls = self.home / "calls"
        self.plugin.catcher = self.catcher()

    def catcher(self, settle=0.05, program="#!/bin/sh\necho \"$@\" >>\"$3/calls\"\n"):
        path = self.home / "program"
        path.write_text(program)
        path.chmod(0o755)
        return self.plugin.Catcher(path, settle)

    def lines(self):
        return [json.loads(line) for line in self.queue.read_text().splitlines() if line]

    def wait_for(self, check):
        until = time.monotonic() + 20
        while not check():
            self.assertLess(time.monotonic(), until)
            time.sleep(0.02)

    def test_both_ends_of_a_scheduled_session_are_noted(self):
        context = Context()
        self.plugin.register(context)
        self.assertEqual(set(context.hooks), {"on_session_end", "on_session_finalize"})
        for callback in context.hooks.values():
            callback(session_id=SESSION, completed=True, model="m",
                     telemetry_schema_version="hermes.observer.v1")
        self.assertEqual(self.lines(), [{"session_id": SESSION}] * 2)
        self.assertEqual(stat.S_IMODE(self.queue.stat().st_mode), 0o600)
        self.assertEqual(stat.S_IMODE(self.queue.parent.stat().st_mode), 0o700)

    def test_other_sessions_are_not(self):
        for other in ("20260528_abc", "", None, 7, "cron_", "cron_a\nb", "cron_" + "x" * 600):
            self.plugin.on_session_over(session_id=other)
        self.plugin.on_session_over()
        self.assertFalse(self.queue.exists())

    def test_half_a_line_of_a_crash_swallows_nothing(self):
        self.queue.parent.mkdir(parents=True)
        self.queue.write_text('{"session_id": "cron_a"}\n{"session_')
        self.plugin.on_session_over(session_id=SESSION)
        lines = self.queue.read_text().splitlines()
        self.assertEqual(json.loads(lines[-1]), {"session_id": SESSION})

    def test_many_processes_at_once_lose_no_line(self):
        code = textwrap.dedent(f"""
            import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})
            from hooks_test import load
            plugin = load()
            for i in range(50): plugin.enqueue({str(self.home)!r}, f"cron_{{sys.argv[1]}}_{{i}}")
        """)
        running = [subprocess.Popen([sys.executable, "-B", "-c", code, str(n)]) for n in range(6)]
        self.assertEqual([one.wait() for one in running], [0] * 6)
        found = {line["session_id"] for line in self.lines()}
        self.assertEqual(found, {f"cron_{n}_{i}" for n in range(6) for i in range(50)})

    def test_a_queue_that_is_taken_away_meanwhile_loses_no_line(self):
        """Whoever empties it locks it, takes it away, and reads it."""
        import fcntl
        code = textwrap.dedent(f"""
            import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})
            from hooks_test import load
            plugin = load()
            for i in range(300): plugin.enqueue({str(self.home)!r}, f"cron_x_{{i}}")
        """)
        writer = subprocess.Popen([sys.executable, "-B", "-c", code])
        found = set()
        while writer.poll() is None or self.queue.exists():
            try:
                with self.queue.open("r+") as queue:
                    fcntl.flock(queue, fcntl.LOCK_EX)
                    self.queue.rename(self.queue.with_name("taken"))
                    found |= {json.loads(line)["session_id"] for line in queue if line.strip()}
            except FileNotFoundError:
                time.sleep(0.001)
        self.assertEqual(found, {f"cron_x_{i}" for i in range(300)})

    def test_a_process_that_is_killed_leaves_every_line_that_was_confirmed(self):
        code = textwrap.dedent(f"""
            import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})
            from hooks_test import load
            plugin = load()
            for i in range(10**6):
                plugin.enqueue({str(self.home)!r}, f"cron_{{sys.argv[1]}}_{{i}}"); print(i, flush=True)
        """)
        confirmed = set()
        for turn in range(8):
            process = subprocess.Popen([sys.executable, "-B", "-c", code, str(turn)],
                                       stdout=subprocess.PIPE, text=True)
            seen = [process.stdout.readline() for _ in range(turn * 3 + 1)]
            process.kill()
            seen += process.communicate()[0].split("\n")
            confirmed |= {f"cron_{turn}_{int(i)}" for i in seen if i.strip()}
        self.assertLessEqual(confirmed, {line["session_id"] for line in self.lines()})

    def test_a_queue_that_stays_locked_does_not_hold_the_host_up(self):
        import fcntl
        self.plugin.LOCK_SECONDS = 0.2
        self.plugin.on_session_over(session_id=SESSION)
        with self.queue.open("r+") as queue:
            fcntl.flock(queue, fcntl.LOCK_EX)
            started = time.monotonic()
            self.plugin.on_session_over(session_id=SESSION)
            self.assertLess(time.monotonic() - started, 10)
        self.assertEqual(len(self.lines()), 2)

    def test_trouble_with_the_disk_is_no_trouble_of_the_host(self):
        (self.home / "plugin-data").write_text("a file where a folder should be")
        self.plugin.on_session_over(session_id=SESSION)
        self.plugin.hermes_home = lambda: Path("\0")
        self.plugin.on_session_over(session_id=SESSION)

    def test_a_host_without_a_hook_is_served_all_the_same(self):
        class Old(Context):
            def register_hook(self, name, callback):
                if name == "on_session_finalize":
                    raise ValueError("unknown hook")
                super().register_hook(name, callback)

        context = Old()
        self.plugin.register(context)
        self.assertEqual(set(context.hooks), {"on_session_end"})
        self.plugin.register(object())

    def test_the_start_catches_up_and_the_end_of_a_run_does(self):
        self.plugin.catcher = self.catcher(settle=0.5)
        self.plugin.register(Context())
        self.wait_for(self.calls.exists)
        self.assertEqual(self.calls.read_text(), f"sync --home {self.home}\n")
        for _ in range(5):
            self.plugin.on_session_over(session_id=SESSION)
        self.wait_for(lambda: self.calls.read_text().count("sync") == 2)
        time.sleep(0.8)
        self.assertEqual(self.calls.read_text().count("sync"), 2)

    def test_a_hook_does_not_wait_for_the_program(self):
        self.plugin.catcher = self.catcher(program="#!/bin/sh\nsleep 20\n")
        started = time.monotonic()
        self.plugin.on_session_over(session_id=SESSION)
        time.sleep(0.2)
        self.plugin.on_session_over(session_id=SESSION)
        self.assertLess(time.monotonic() - started, 10)

    def test_a_process_that_ends_at_once_has_the_run_read_after_it(self):
        self.plugin.catcher = self.catcher(settle=60)
        self.plugin.catcher.ask(self.home)
        self.plugin.catcher.flush()
        self.assertFalse(self.calls.exists())  # a command that merely ran starts nothing
        self.plugin.catcher = self.catcher(settle=60)
        self.plugin.on_session_over(session_id=SESSION)
        self.plugin.catcher.flush()
        self.wait_for(self.calls.exists)

    def test_without_a_program_nothing_is_started_and_nothing_breaks(self):
        self.plugin.catcher = self.plugin.Catcher(self.home / "none", 0)
        self.plugin.on_session_over(session_id=SESSION)
        self.assertEqual(len(self.lines()), 1)
        for useless in ("#!/bin/sh\nexit 2\n", "no program at all"):
            self.plugin.catcher = self.catcher(program=useless)
            self.plugin.on_session_over(session_id=SESSION)
            time.sleep(0.15)


if __name__ == "__main__":
    unittest.main()
