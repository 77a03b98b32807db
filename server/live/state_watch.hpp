// SPDX-License-Identifier: MIT
// Whether Hermes wrote to its files since they were looked at last: to state.db when a session
// changes, to jobs.json whenever a job has run, a script too.
#pragma once

#include <filesystem>
#include <string>

namespace cronlens::live {

class StateWatch {
 public:
  StateWatch(std::filesystem::path state_db, std::filesystem::path jobs)
      : state_db_(std::move(state_db)), jobs_(std::move(jobs)) {}

  /// True the first time, and whenever a file or the database's log differ since the last call.
  bool has_changed();

 private:
  std::filesystem::path state_db_, jobs_;
  std::string seen_ = "never";
};

}  // namespace cronlens::live
