// SPDX-License-Identifier: MIT
// Functions of SQL that are written in JavaScript, and the hook that hears of changed rows.
#include "host.hpp"

namespace cronlens::sql {
namespace {

void call_function(sqlite3_context* context, int count, sqlite3_value** values) {
  Cell arguments[SQLITE_MAX_FUNCTION_ARG];
  for (int at = 0; at < count; ++at) arguments[at] = read_cell(values[at]);
  host_call(Call::function, sqlite3_user_data(context), context, arguments, count, nullptr);
}
/// The address of these few bytes tells the groups of one query apart.
void* group_of(sqlite3_context* context) {
  return sqlite3_aggregate_context(context, 1);
}
void call_step(sqlite3_context* context, int count, sqlite3_value** values) {
  Cell arguments[SQLITE_MAX_FUNCTION_ARG];
  for (int at = 0; at < count; ++at) arguments[at] = read_cell(values[at]);
  host_call(Call::step, sqlite3_user_data(context), context, arguments, count, group_of(context));
}
void call_finalize(sqlite3_context* context) {
  host_call(Call::finalize, sqlite3_user_data(context), context, nullptr, 0, group_of(context));
}
void report_change(void* database, int operation, const char* schema, const char* table,
                   sqlite3_int64 row) {
  host_update(static_cast<sqlite3*>(database), operation, schema, table, row);
}

}  // namespace

SQL_EXPORT("createFunction")
int create_function(sqlite3* database, const char* name, int arity, void* function) {
  return sqlite3_create_function_v2(database, name, arity, SQLITE_UTF8, function, call_function,
                                    nullptr, nullptr, nullptr);
}
SQL_EXPORT("createAggregate")
int create_aggregate(sqlite3* database, const char* name, int arity, void* function) {
  return sqlite3_create_function_v2(database, name, arity, SQLITE_UTF8, function, nullptr,
                                    call_step, call_finalize, nullptr);
}
SQL_EXPORT("hookUpdates") void hook_updates(sqlite3* database, int on) {
  sqlite3_update_hook(database, on ? report_change : nullptr, database);
}

SQL_EXPORT("resultInteger") void result_integer(sqlite3_context* context, int value) {
  sqlite3_result_int(context, value);
}
SQL_EXPORT("resultNumber") void result_number(sqlite3_context* context, double value) {
  sqlite3_result_double(context, value);
}
SQL_EXPORT("resultNull") void result_null(sqlite3_context* context) {
  sqlite3_result_null(context);
}
/// Texts and blobs are taken over, from allocate(); an error's text is copied.
SQL_EXPORT("resultText") void result_text(sqlite3_context* context, char* text, int size) {
  sqlite3_result_text(context, text, size, sqlite3_free);
}
SQL_EXPORT("resultBlob") void result_blob(sqlite3_context* context, void* bytes, int size) {
  sqlite3_result_blob(context, bytes, size, sqlite3_free);
}
SQL_EXPORT("resultError") void result_error(sqlite3_context* context, const char* text, int size) {
  sqlite3_result_error(context, text, size);
}

}  // namespace cronlens::sql
