// SPDX-License-Identifier: MIT
// Whether Hermes' state.db was written to since it was looked at last.
#pragma once

#include <filesystem>
#include <string>

namespace cronlens::live {

class StateWatch {
 public:
  explicit StateWatch(std::filesystem::path state_db) : path_(std::move(state_db)) {}

  /// True the first time, and whenever the file or its log differ since the last call.
  bool has_changed();

 private:
  std::filesystem::path path_;
  std::string seen_ = "never";
};

}  // namespace cronlens::live
