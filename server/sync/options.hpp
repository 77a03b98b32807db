// SPDX-License-Identifier: MIT
// What a synchronisation works on.
#pragma once

#include <filesystem>
#include <string>

namespace cronlens::sync {

struct Paths {
  /// Hermes' own: only read.
  std::filesystem::path state_db, jobs, output_dir;
  /// Shared with Cronalytics.
  std::filesystem::path facts, watermark;
  /// Ended sessions that the Hermes plugin has noted; may be empty.
  std::filesystem::path queue;
};

/// Where a HERMES_HOME has them.
Paths paths_of_home(const std::filesystem::path& home);

/// The home that Hermes itself would use: HERMES_HOME, else ~/.hermes.
std::filesystem::path home_of_environment();

struct Options {
  Paths paths;
  /// Exactly what Cronalytics does, its faults included.
  bool compat = false;
  double now = 0;
  /// The zone in which Hermes names its output files ("": this machine's).
  std::string zone;
};

}  // namespace cronlens::sync
