// SPDX-License-Identifier: MIT
// Usage: sql_to_db OUT.db < facts.sql
// Runs the SQL on a new database. After `PRAGMA journal_mode = WAL` the -wal file is left beside
// it, as a running Hermes leaves it.
#include <sqlite3.h>

#include <cstdio>
#include <iostream>
#include <iterator>
#include <string>

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: sql_to_db OUT.db < facts.sql\n", stderr);
    return 2;
  }
  const std::string path = argv[1];
  for (const char* suffix : {"", "-wal", "-shm"}) std::remove((path + suffix).c_str());
  const std::string sql{std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};

  sqlite3* database = nullptr;
  int code = sqlite3_open(path.c_str(), &database);
  if (code == SQLITE_OK) {
    sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    code = sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr);
  }
  if (code != SQLITE_OK) std::fprintf(stderr, "sql_to_db: %s\n", sqlite3_errmsg(database));
  sqlite3_close(database);
  return code == SQLITE_OK ? 0 : 1;
}
