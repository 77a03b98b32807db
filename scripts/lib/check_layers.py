"""Who may use whom. A file may use its own layer, and the layers listed for it."""
import posixpath
import re

from repo import own_files, relative, finish

PUBLIC = "engine/include"
# Layer (a path prefix; the longest one wins): what it may use. "lib:x" is an outside library.
CPP = {
    "engine/include": [],
    "engine/src/schedule": [PUBLIC],
    "engine/src/facts": [PUBLIC, "engine/src/schedule", "lib:sqlite3.h", "lib:nlohmann"],
    "engine/src/totals": [PUBLIC, "engine/src/facts"],
    "engine/src/select": [PUBLIC, "engine/src/facts", "engine/src/totals", "engine/src/schedule"],
    # Formulas never see a row: they work on totals.
    "engine/src/measures": [PUBLIC, "engine/src/totals", "engine/src/schedule"],
    "engine/src/projections": [PUBLIC, "engine/src", "engine/src/facts", "engine/src/select",
                               "engine/src/totals", "engine/src/measures", "engine/src/schedule"],
    "engine/src/report": [PUBLIC, "engine/src", "engine/src/facts", "engine/src/projections",
                          "engine/src/schedule", "engine/src/statistics", "lib:nlohmann"],
    # The pipeline itself: engine.cpp and the state behind the panels.
    "engine/src": [PUBLIC, "engine/src/facts", "engine/src/select", "engine/src/totals",
                   "engine/src/measures", "engine/src/schedule", "engine/src/projections"],
    "engine/src/cronalytics": [PUBLIC, "engine/src", "engine/src/facts", "engine/src/select",
                               "engine/src/totals", "engine/src/measures", "engine/src/schedule",
                               "engine/src/projections", "engine/codec", "lib:nlohmann"],
    "engine/src/yaml": [PUBLIC, "lib:yaml.h", "lib:emscripten", "lib:nlohmann"],
    "engine/src/statistics": [],
    # Price lists and what runs cost by them; the bill of a file is beside the panels.
    "engine/src/prices": [PUBLIC, "engine/src", "engine/src/facts", "engine/src/totals",
                          "engine/src/schedule", "engine/src/yaml", "lib:nlohmann"],
    "engine/src/budget": [PUBLIC, "engine/src", "engine/src/facts", "engine/src/totals",
                          "engine/src/select", "engine/src/schedule", "engine/src/yaml",
                          "lib:nlohmann"],
    "engine/src/forecast": [PUBLIC, "engine/src", "engine/src/facts", "engine/src/totals",
                            "engine/src/select", "engine/src/schedule", "engine/src/measures",
                            "engine/src/statistics"],
    "engine/src/unexpected": [PUBLIC, "engine/src", "engine/src/facts", "engine/src/totals",
                              "engine/src/schedule"],
    "engine/src/what_if": [PUBLIC, "engine/src", "engine/src/facts", "engine/src/totals",
                           "engine/src/select", "engine/src/schedule", "engine/src/prices"],
    # All of these for one selection, as the decide view asks.
    "engine/src/decide": [PUBLIC, "engine/src", "engine/src/facts", "engine/src/totals",
                          "engine/src/select", "engine/src/schedule", "engine/src/prices",
                          "engine/src/what_if", "engine/src/forecast", "engine/src/budget",
                          "engine/codec"],
    "engine/codec": [PUBLIC, "lib:nlohmann"],
    "engine/sample": ["lib:sqlite3.h", "lib:nlohmann"],
    "engine/wasm": [PUBLIC, "engine/codec", "engine/sample", "lib:emscripten"],
    # SQLite behind sql.js's API, and the console's file: read as the engine reads it.
    "engine/sql": [PUBLIC, "engine/src/facts", "engine/sample", "lib:sqlite3.h"],
    "engine/tools": [PUBLIC, "engine/codec"],
    "server": ["lib:date"],
    # The live file without a socket, then the sockets.
    "server/live": [PUBLIC, "server", "lib:sqlite3.h", "lib:zlib.h", "lib:zstd.h"],
    "server/report": ["lib:zlib.h"],
    # From Hermes' files to facts.db, without a socket.
    "server/sync": [PUBLIC, "server", "server/live", "lib:date", "lib:nlohmann", "lib:sqlite3.h"],
    "server/http": [PUBLIC, "server", "server/live", "server/alerts", "lib:boost", "lib:nlohmann"],
    # Who was told what.
    "server/alerts": [PUBLIC, "server", "lib:nlohmann"],
    # Terminals, then what the reports say there and as JSON.
    "server/text": [PUBLIC, "lib:date", "lib:utf8proc.h"],
    "server/reports": [PUBLIC, "engine/codec", "server/text", "lib:nlohmann"],
    # The commands as data: completion and the manual page.
    "server/guide": [],
    "server/commands": [PUBLIC, "engine/codec", "engine/sample", "server", "server/http",
                        "server/live", "server/report", "server/sync", "server/guide", "server/reports",
                        "server/text", "server/alerts", "lib:CLI", "lib:nlohmann"],
}
# Only these files of a layer may use its outside library or a layer beyond its list.
EXTRA = {
    "server/main.cpp": ["server/commands", "lib:CLI"],
    "server/time_zone.hpp": [PUBLIC],
    "server/time_zone.cpp": [PUBLIC],
}
DATA = ["web/src/contract", "web/src/base"]
WORDS = ["web/src/i18n", "web/src/format"]
PREACT = ["lib:preact", "lib:@preact/signals"]
VIEW = [*DATA, *WORDS, "web/src/view_model", "web/src/charts", "web/src/widgets", "web/src/state",
        *PREACT]
WEB = {
    "web/src/base": ["lib:@preact/signals"],
    "web/src/contract": [],
    "web/src/engine": [*DATA, "lib:fzstd"],
    "web/src/intake": [*DATA, "web/src/engine", "web/src/state", "lib:@preact/signals"],
    "web/src/i18n": [*DATA, "lib:preact"],
    "web/src/format": [*DATA, "web/src/i18n"],
    "web/src/state": [*DATA, "web/src/engine", "web/src/intake", "lib:@preact/signals"],
    # Where a reader is, as the address says it.
    "web/src/links": [*DATA, "web/src/state", "lib:@preact/signals"],
    "web/src/exports": [*DATA, *WORDS, "web/src/view_model", "web/src/state"],
    # A report: the page packed into one file, and unpacked again.
    "web/src/report": [],
    # View models are pure: contract in, words and geometry out, in the shapes that charts take.
    "web/src/view_model": [*DATA, *WORDS, "web/src/state", "web/src/charts"],
    # Charts and widgets know pixels and words, never the contract.
    "web/src/widgets": ["web/src/base", "web/src/i18n", *PREACT],
    "web/src/charts": ["web/src/base", "web/src/format", "web/src/widgets", "lib:d3-", *PREACT],
    # sql.js's API: nothing of the page.
    "web/src/sql": [],
    "web/src/console": [*VIEW, "web/src/sql", "web/src/engine", "web/src/exports"],
    # What helps to decide, on a module of its own.
    "web/src/decide": [*VIEW, "web/src/engine", "web/src/panels", "web/src/exports",
                       "web/src/links", "lib:yaml", "lib:idb-keyval"],
    "web/src/panels": [*VIEW, "web/src/engine", "web/src/links", "web/src/exports",
                       "web/src/report"],
    # Where a file that grows comes from, and what is said of it.
    "web/src/live": [*DATA, *WORDS, "web/src/engine", "web/src/state", "web/src/widgets", *PREACT],
    "web/src/screens": [*VIEW, "web/src/panels", "web/src/engine", "web/src/intake",
                        "web/src/live", "web/src/links", "web/src/report"],
    "web/src/shells": [*VIEW, "web/src/panels", "web/src/screens", "web/src/console",
                       "web/src/decide", "web/src/engine", "web/src/intake", "web/src/live",
                       "web/src/links", "web/src/report", "web/src"],
    # The tab in the Hermes dashboard: a shell with a host of its own.
    "web/src/hermes": [*DATA, *WORDS, "web/src/report", "web/src/state", "web/src/live",
                       "web/src/screens", "web/src/engine", "web/src/intake", "web/src/live", "web/src", *PREACT],
    "web/src": [*VIEW, "web/src/panels", "web/src/screens", "web/src/engine", "web/src/intake",
                "web/src/live"],
}
OUTSIDE_CPP = ("sqlite3.h", "nlohmann", "emscripten", "boost", "CLI", "date", "zlib.h", "zstd.h",
               "utf8proc.h", "yaml.h")
INCLUDE = re.compile(r'^\s*#include\s+([<"])([^>"]+)[>"]', re.M)
IMPORT = re.compile(r"""^(?:import|export)\b(?:[^;'"=]*?\bfrom)?\s*['"]([^'"]+)['"]""", re.M)


def layer_of(name, table):
    found = [layer for layer in table if name.startswith(layer + "/")]
    return max(found, key=len, default=None)


def resolve_include(name, target, files):
    """The repository file an #include means, or lib:x, or None for the standard library."""
    for base in (posixpath.dirname(name), "engine/include", "engine/src", "engine", "server"):
        candidate = posixpath.normpath(posixpath.join(base, target))
        if candidate in files:
            return candidate
    first = target.split("/")[0]
    return "lib:" + first if first in OUTSIDE_CPP else None


def resolve_import(name, target):
    if target.startswith("."):
        return posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
    return "lib:" + target


def is_allowed(used, layer, allowed, table):
    if used.startswith("lib:"):
        return any(entry.startswith("lib:") and used.startswith(entry) for entry in allowed)
    return layer_of(used, table) in (layer, *allowed)


def check(name, uses, table, extra, problems):
    layer = layer_of(name, table)
    if layer is None:
        problems.append(f"{name}: belongs to no layer; add its folder to check_layers.py")
        return
    allowed = [*table[layer], *extra]
    for used in uses:
        if used and not is_allowed(used, layer, allowed, table):
            problems.append(f"{name}: {layer} may not use {used}")


def main():
    problems = []
    cpp = {relative(f): f for f in own_files("engine/*.[ch]pp", "server/*.[ch]pp")}
    for name, path in cpp.items():
        uses = [resolve_include(name, target, cpp) for _, target in INCLUDE.findall(path.read_text())]
        check(name, uses, CPP, EXTRA.get(name, []), problems)
    web = {relative(f): f for f in own_files("web/src/*.ts", "web/src/*.tsx")}
    for name, path in web.items():
        uses = [resolve_import(name, target) for target in IMPORT.findall(path.read_text())]
        uses = [u for u in uses if not u.startswith(("lib:node:", "lib:engine-module"))]
        check(name, uses, WEB, [], problems)
    finish(problems, cpp and web)


main()
