# shellcheck shell=bash
# Sourced by every script: where the repository is, and how a script talks.
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$ROOT"

# Other toolchains leave these behind; they would change what is built.
unset EM_CONFIG EM_CACHE EMSDK EMCC_CFLAGS NODE_OPTIONS
# Emscripten 3.1.6 needs the system's acorn, which other Node packages do not look for.
export NODE_PATH=/usr/share/nodejs

say() { printf '\n== %s\n' "$*"; }
fail() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; exit 1; }

# --help prints the comment at the head of the script.
if [[ "${1:-}" == --help || "${1:-}" == -h ]]; then
  sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "$0"
  exit 0
fi
