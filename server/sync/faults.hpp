// SPDX-License-Identifier: MIT
// What SQLite's result codes mean for somebody who synchronises: whose file, and what to do.
#pragma once

#include <sqlite3.h>

#include "sync/outcome.hpp"

namespace cronlens::sync {

/// state.db could not be read. Nothing is ever advised that would change it.
Fault state_fault(int code, const std::string& path, const std::string& detail);

/// facts.db could not be opened or written. Whatever was under way has been undone.
Fault facts_fault(int code, const std::string& path, const std::string& detail);

/// The same, for what a connection said last.
Fault facts_fault(sqlite3* database, const std::string& path);

}  // namespace cronlens::sync
