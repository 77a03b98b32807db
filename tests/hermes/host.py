"""A dashboard as strict as the real one: what it serves, refuses and demands of a plugin.

Usage: host.py --home DIR --page DIR [--gated] [--not-restarted] [--disabled]
Prints "ready PORT" once it listens on the loopback interface; SIGTERM ends it. It mounts the
plugin_api.py of DIR/plugins/*, as it is, in FastAPI, behind the dashboard's own authentication.
`POST /test/plugins {"enabled": [...], "disabled": [...]}` stands for `hermes plugins enable`.
"""
import argparse
import contextvars
import importlib.util
import json
import logging
import secrets
import socket
import sys
import types
from pathlib import Path

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse

log = logging.getLogger("host")

TYPES = {
    ".js": "application/javascript", ".mjs": "application/javascript", ".css": "text/css",
    ".json": "application/json", ".html": "text/html", ".svg": "image/svg+xml",
    ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
    ".webp": "image/webp", ".ico": "image/x-icon", ".woff2": "font/woff2", ".woff": "font/woff",
    ".ttf": "font/ttf", ".otf": "font/otf", ".map": "application/json",
}
KEPT = {"name", "label", "description", "icon", "version", "tab", "slots", "entry", "css"}
PUBLIC_API = {"/api/status", "/api/config/defaults", "/api/config/schema", "/api/model/info",
              "/api/dashboard/themes", "/api/cron/fire"}
NO_STORE = {"Cache-Control": "no-store, no-cache, must-revalidate"}
override = contextvars.ContextVar("home", default=None)


def provide_hermes_constants(home):
    module = types.ModuleType("hermes_constants")
    module.get_hermes_home = lambda: override.get() or home
    sys.modules["hermes_constants"] = module


class Plugins:
    """What is in the home's plugins folder, read once, and which of it is enabled."""

    def __init__(self, home):
        self.enabled, self.disabled, self.found = set(), set(), {}
        for folder in sorted((home / "plugins").iterdir()):
            path = folder / "dashboard" / "manifest.json"
            if not path.is_file():
                continue
            try:
                manifest = json.loads(path.read_text(encoding="utf-8-sig"))
            except ValueError:
                log.warning("Bad dashboard plugin manifest: %s", path)
                continue
            name = manifest.get("name") or folder.name
            self.found.setdefault(name, (path.parent, manifest))

    def is_active(self, name):
        return name in self.found and name in self.enabled and name not in self.disabled

    def listing(self):
        for name, (folder, manifest) in self.found.items():
            if self.is_active(name):
                kept = {key: value for key, value in manifest.items() if key in KEPT}
                yield {"entry": "dist/index.js", "css": None, "icon": "Puzzle", **kept,
                       "name": name, "source": "user", "has_api": api_file(folder, manifest) is not None}


def api_file(folder, manifest):
    given = manifest.get("api")
    if not given or Path(given).is_absolute():
        return None
    path = (folder / given).resolve()
    return path if path.is_relative_to(folder.resolve()) and path.is_file() else None


def mount_apis(app, plugins):
    for name, (folder, manifest) in plugins.found.items():
        path = api_file(folder, manifest)
        if path is None or not plugins.is_active(name):
            continue
        try:
            spec = importlib.util.spec_from_file_location(f"hermes_dashboard_plugin_{name}", path)
            module = importlib.util.module_from_spec(spec)
            sys.modules[spec.name] = module
            spec.loader.exec_module(module)
            app.include_router(module.router, prefix=f"/api/plugins/{name}")
        except Exception as problem:
            log.warning("Failed to load plugin %s API routes: %s", name, problem)


def static_answer(plugins, name, file_path):
    if not plugins.is_active(name):
        return JSONResponse({"detail": "Plugin not found"}, 404)
    root = plugins.found[name][0].resolve()
    target = (root / file_path).resolve()
    if not target.is_relative_to(root):
        return JSONResponse({"detail": "Path traversal blocked"}, 403)
    kind = TYPES.get(target.suffix.lower())
    if not target.is_file() or kind is None:
        return JSONResponse({"detail": "File not found"}, 404)
    return FileResponse(target, media_type=kind, headers=NO_STORE)


class Access:
    """On loopback a token in a header; gated, a cookie and no token at all."""

    def __init__(self, gated):
        self.gated = gated
        self.token = secrets.token_urlsafe(32)

    def is_let_in(self, request):
        path = request.url.path
        if path in ("/login", "/assets/host.js") or path.startswith("/test/"):
            return True
        if self.gated:
            return request.cookies.get("hermes_session_at") == self.token
        if not path.startswith("/api/") or path in PUBLIC_API:
            return True
        bearer = request.headers.get("authorization", "")
        given = request.headers.get("x-hermes-session-token") or bearer.removeprefix("Bearer ")
        return secrets.compare_digest(given.encode(), self.token.encode())


def index_page(access):
    known = "" if access.gated else (
        f"window.__HERMES_SESSION_TOKEN__ = {json.dumps(access.token)};")
    return HTMLResponse(
        "<!doctype html><html lang=en><head><meta charset=utf-8>"
        "<meta name=viewport content='width=device-width, initial-scale=1'><title>Host</title>"
        f"<script>{known}window.__HERMES_AUTH_REQUIRED__ = {json.dumps(access.gated)};"
        "window.__HERMES_BASE_PATH__ = '';</script></head>"
        "<body><div id=root></div><script src=/assets/host.js></script></body></html>",
        headers={"Cache-Control": "no-store"})


def make_app(options):
    home = Path(options.home).resolve()
    provide_hermes_constants(home)
    plugins, access = Plugins(home), Access(options.gated)
    if not options.disabled:
        plugins.enabled = set(plugins.found)
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    if not options.not_restarted:
        mount_apis(app, plugins)

    @app.middleware("http")
    async def guard(request: Request, call_next):
        if request.headers.get("host", "").rsplit(":", 1)[0] not in ("127.0.0.1", "localhost"):
            return JSONResponse({"detail": "Invalid Host header"}, 400)
        if not access.is_let_in(request):
            return JSONResponse({"detail": "Unauthorized"}, 401)
        parts = request.url.path.split("/")
        if parts[1:3] == ["api", "plugins"] and not plugins.is_active("/".join(parts[3:4])):
            return JSONResponse({"detail": "No such API endpoint"}, 404)
        return await call_next(request)

    add_routes(app, plugins, access, Path(options.page))
    return app


def add_routes(app, plugins, access, page):
    @app.get("/api/dashboard/plugins")
    def listing():
        return list(plugins.listing())

    @app.get("/dashboard-plugins/{name}/{file_path:path}")
    def static(name: str, file_path: str):
        return static_answer(plugins, name, file_path)

    @app.get("/assets/host.js")
    def host_script():
        return FileResponse(page / "host.js", media_type="application/javascript")

    @app.get("/login")
    def login():
        answer = HTMLResponse("signed in")
        answer.set_cookie("hermes_session_at", access.token, httponly=True, samesite="lax")
        return answer

    @app.post("/test/plugins")
    async def change(request: Request):
        body = await request.json()
        plugins.enabled, plugins.disabled = set(body["enabled"]), set(body["disabled"])
        return {}

    @app.get("/test/token")
    def token():
        return {"token": access.token}

    @app.api_route("/{path:path}", methods=["GET", "POST", "PUT", "DELETE"])
    def rest(path: str):
        if path.startswith("api/"):
            return JSONResponse({"detail": "No such API endpoint"}, 404)
        return index_page(access)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--home", required=True)
    parser.add_argument("--page", required=True)
    parser.add_argument("--gated", action="store_true")
    parser.add_argument("--not-restarted", action="store_true")
    parser.add_argument("--disabled", action="store_true")
    options = parser.parse_args()
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen(128)
    server = uvicorn.Server(uvicorn.Config(make_app(options), log_level="warning"))
    print(f"ready {listener.getsockname()[1]}", flush=True)
    server.run(sockets=[listener])


main()
