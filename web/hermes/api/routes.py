"""The Cronlens tab's routes below /api/plugins/cronlens. The dashboard authenticates each request.

Requests go to the native program, one per profile: started when first asked, on a free port of the
loopback interface, with a random token in its environment, ended with this process. Where it
cannot run, a snapshot made with Python's own sqlite3 takes its place, and /health says what is
missing. Only the standard library and FastAPI; one file, for the dashboard loads no other.
"""
import asyncio
import gzip
import json
import os
import time
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse

from .copies import CHUNK, mark_of, send_copy, send_jobs, tag_of_jobs
from .homes import home_of
from .program import ANSWER_SECONDS, NoProgram, ask, no_answer, programs
from .refused import Refused

router = APIRouter(include_in_schema=False)

VERSION = "{{version}}"
ENGINE = Path(__file__).resolve().parent / "dist" / "engine.wasm"
FACTS = Path("plugins") / "cronalytics" / "facts.db"
JOBS = Path("cron") / "jobs.json"
#: Shorter than the program waits: a dashboard that is told to stop waits for open requests.
WAIT_FOR_CHANGES_SECONDS = 10
LOOK_EVERY_SECONDS = 1
#: Synchronising a long history takes its time.
SYNC_SECONDS = 900

ASKED = ("accept-encoding", "if-none-match")
ANSWERED = (
    "etag", "content-type", "content-encoding", "content-length", "vary", "cache-control",
    "retry-after", "x-cronlens-cursor", "x-cronlens-length", "x-cronlens-delta",
)


def headers_for(request):
    return {name: request.headers[name] for name in ASKED if name in request.headers}


def path_with(path, **values):
    given = {name: value for name, value in values.items() if value is not None}
    return f"{path}?{urlencode(given)}" if given else path


def relay(request, home, path, timeout=ANSWER_SECONDS):
    connection, answer = ask(home, request.method, path, headers_for(request), timeout)
    headers = {name: answer.headers[name] for name in ANSWERED if name in answer.headers}
    if request.method == "HEAD" or answer.status in (204, 304):
        connection.close()
        return Response(status_code=answer.status, headers=headers)
    return StreamingResponse(body_of(connection, answer), answer.status, headers)


def body_of(connection, answer):
    try:
        while chunk := answer.read(CHUNK):
            yield chunk
    finally:
        connection.close()


def own_health(home, missing):
    return {
        "status": "ok" if (home / FACTS).is_file() else "no_data",
        "version": VERSION,
        "now": time.time(),
        "facts": {"readable": os.access(home / FACTS, os.R_OK)},
        "jobs": {"readable": os.access(home / JOBS, os.R_OK)},
        "sync": {"available": False, "running": False},
        "plugin": {"version": VERSION, "native": False, "missing": missing.code,
                   "detail": missing.detail},
    }


def guarded(work):
    """Runs a route's work; what it refuses becomes an answer."""
    try:
        return work()
    except Refused as refused:
        return refused.response()


@router.api_route("/snapshot", methods=["GET", "HEAD"])
def snapshot(request: Request, profile: str = "", since: str = Query(None, max_length=512)):
    def work():
        home = home_of(profile)
        try:
            return relay(request, home, path_with("/snapshot", since=since))
        except NoProgram:
            return send_copy(request, home / FACTS)  # whole, whatever the client has already

    return guarded(work)


@router.api_route("/jobs.json", methods=["GET", "HEAD"])
def jobs_json(request: Request, profile: str = ""):
    def work():
        home = home_of(profile)
        try:
            return relay(request, home, "/jobs.json")
        except NoProgram:
            return send_jobs(request, home / JOBS)

    return guarded(work)


@router.post("/sync")
def sync(request: Request, profile: str = ""):
    def work():
        home = home_of(profile)
        try:
            return relay(request, home, "/sync", SYNC_SECONDS)
        except NoProgram as missing:
            raise Refused(501, "no_sync", missing.detail) from None

    return guarded(work)


@router.get("/health")
def health(profile: str = ""):
    def work():
        home = home_of(profile)
        try:
            connection, answer = ask(home, "GET", "/health", {})
        except NoProgram as missing:
            return JSONResponse(own_health(home, missing))
        with closing(connection):
            found = json.loads(answer.read())
        found["plugin"] = {"version": VERSION, "native": True}
        return JSONResponse(found, answer.status)

    return guarded(work)


@router.get("/changes")
async def changes(profile: str = "", since: str = Query(None, max_length=512),
                  jobs: str = Query(None, max_length=512)):
    """Waits, and holds no thread of the host meanwhile."""
    try:
        home = home_of(profile)
        try:
            program = await asyncio.to_thread(programs.of, home)
            wait = ask_without_thread(program, path_with("/changes", since=since, jobs=jobs))
        except NoProgram:
            wait = own_changes(home, since, jobs)
        return await asyncio.wait_for(wait, WAIT_FOR_CHANGES_SECONDS)
    except asyncio.TimeoutError:
        return Response(status_code=204)
    except Refused as refused:
        return refused.response()
    except (OSError, ValueError, IndexError, EOFError) as problem:
        return no_answer(problem).response()


async def ask_without_thread(program, path):
    reader, writer = await asyncio.open_connection("127.0.0.1", program.port)
    try:
        writer.write((f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{program.port}\r\n"
                      f"Authorization: Bearer {program.token}\r\nConnection: close\r\n\r\n").encode())
        await writer.drain()
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        status = int(head.split(" ", 2)[1])
        body = await reader.read(64 * 1024)
    finally:
        writer.close()
    return Response(body or None, status, media_type="application/json")


async def own_changes(home, since, jobs):
    while True:
        mark, tag = mark_of(home / FACTS), tag_of_jobs(home / JOBS)
        if mark != since or (jobs is not None and tag != jobs):
            return JSONResponse({"cursor": mark, "rows": None, "jobs": tag})
        await asyncio.sleep(LOOK_EVERY_SECONDS)


@lru_cache(maxsize=1)
def gzipped_engine(modified):
    return gzip.compress(ENGINE.read_bytes(), 6)


@router.api_route("/asset/engine.wasm", methods=["GET", "HEAD"])
def engine(request: Request):
    """The static route of the dashboard serves no .wasm. The tab adds the content's hash as ?v=."""
    headers = {"cache-control": "private, max-age=31536000, immutable", "vary": "Accept-Encoding"}
    accepted = request.headers.get("accept-encoding", "")
    try:
        if "zstd" in accepted:
            headers["content-encoding"] = "zstd"
            body = ENGINE.with_suffix(".map").read_bytes()  # the same, packed
        elif "gzip" in accepted:
            headers["content-encoding"] = "gzip"
            body = gzipped_engine(ENGINE.stat().st_mtime_ns)
        else:
            body = ENGINE.read_bytes()
    except OSError:
        return Refused(404, "no_engine", "This plugin folder has no engine.wasm.").response()
    return Response(body, headers=headers, media_type="application/wasm")
