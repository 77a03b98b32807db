// SPDX-License-Identifier: MIT
// Many small questions to a database, answered as of one moment. Each by itself would take and drop
// the locks of a transaction, which costs more than the answer.
#pragma once

#include <sqlite3.h>

namespace cronlens::sync {

class OneMoment {
 public:
  explicit OneMoment(sqlite3* database) : database_(database) { run("BEGIN"); }
  OneMoment(const OneMoment&) = delete;
  OneMoment& operator=(const OneMoment&) = delete;
  ~OneMoment() { run("ROLLBACK"); }

 private:
  // Where it fails every question is a transaction of its own, and says itself what is wrong.
  void run(const char* sql) { sqlite3_exec(database_, sql, nullptr, nullptr, nullptr); }
  sqlite3* database_;
};

}  // namespace cronlens::sync
