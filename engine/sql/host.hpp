// SPDX-License-Identifier: MIT
// What the module asks of the page that runs it, and what it offers: plain functions, numbers and
// addresses. web/src/sql/module.ts is the other side.
#pragma once

#include <sqlite3.h>

#include <cstdint>

#define SQL_IMPORT(name) __attribute__((import_module("host"), import_name(name)))
#define SQL_EXPORT(name) extern "C" __attribute__((used, export_name(name)))

namespace cronlens::sql {

/// One value of SQLite as the page reads it: all of a row in one call.
struct Cell {
  double number;
  std::int64_t integer;
  std::int32_t type;
  std::uint32_t bytes;
  const void* data;
  std::uint32_t unused;
};
static_assert(sizeof(Cell) == 32);

Cell read_cell(sqlite3_value* value);

/// What a call gives back beside its number: the page reads it right after the call.
extern std::uint32_t results[2];

enum class Call : std::int32_t { function, step, finalize };

extern "C" {
SQL_IMPORT("now") double host_now();
SQL_IMPORT("random") void host_random(void* into, std::uint32_t size);
/// Seconds that local time is ahead of UTC at that moment.
SQL_IMPORT("zoneOffset") double host_zone_offset(double seconds);
/// Not 0: stop the statement.
SQL_IMPORT("progress") int host_progress();
/// 0: the bytes cannot be read.
SQL_IMPORT("read") int host_read(double offset, void* into, std::uint32_t size);
SQL_IMPORT("call")
void host_call(Call kind, void* function, sqlite3_context* context, const Cell* arguments,
               int count, void* group);
SQL_IMPORT("update")
void host_update(sqlite3* database, int operation, const char* schema, const char* table,
                 std::int64_t row);
}

}  // namespace cronlens::sql
