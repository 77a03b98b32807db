// SPDX-License-Identifier: MIT
// The only file that SQLite sees: a ByteSource, read-only, without locks, journal or name.
#pragma once

#include <sqlite3.h>

#include "cronlens/byte_source.hpp"

namespace cronlens::facts {

/// As sqlite3_open_v2; the source must live until the database is closed.
int open_on_source(const ByteSource& source, sqlite3** database);

}  // namespace cronlens::facts
