// SPDX-License-Identifier: MIT
#include "live/state_watch.hpp"

#include <sys/stat.h>

namespace cronlens::live {

bool StateWatch::has_changed() {
  std::string now;
  for (const char* side : {"", "-wal"}) {
    struct stat info {};
    if (::stat((path_.string() + side).c_str(), &info) != 0) continue;
    now += std::to_string(info.st_ino) + "." + std::to_string(info.st_size) + "." +
           std::to_string(info.st_mtim.tv_sec) + "." + std::to_string(info.st_mtim.tv_nsec) + ";";
  }
  const bool changed = now != seen_;
  seen_ = now;
  return changed;
}

}  // namespace cronlens::live
