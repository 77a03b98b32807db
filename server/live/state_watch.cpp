// SPDX-License-Identifier: MIT
#include "live/state_watch.hpp"

#include <sys/stat.h>

namespace cronlens::live {

bool StateWatch::has_changed() {
  std::string now;
  for (const auto& path : {state_db_.string(), state_db_.string() + "-wal", jobs_.string()}) {
    struct stat info {};
    now += '|';
    // A log that is empty, and one that is not there, say the same: readers make and remove it.
    if (::stat(path.c_str(), &info) != 0 || info.st_size == 0) continue;
    now += std::to_string(info.st_ino) + "." + std::to_string(info.st_size) + "." +
           std::to_string(info.st_mtim.tv_sec) + "." + std::to_string(info.st_mtim.tv_nsec) + ";";
  }
  const bool changed = now != seen_;
  seen_ = now;
  return changed;
}

}  // namespace cronlens::live
