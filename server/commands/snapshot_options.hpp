// SPDX-License-Identifier: MIT
// The files a command works on, and how they become an open engine.
#pragma once

#include <optional>
#include <string>

#include "cronlens/engine.hpp"

namespace CLI {
class App;
}

namespace cronlens::server {

struct SnapshotOptions {
  std::string facts;
  std::string wal;
  std::string jobs;
};

void add_snapshot_options(CLI::App& command, SnapshotOptions& options);

/// --now, which is this machine's clock where it is not given.
void add_now_option(CLI::App& command, double& now, const std::string& help);

/// The bytes of all files, or nothing and the reason in `why`.
std::optional<Source> read_source(const SnapshotOptions& options, std::string& why);

/// Seconds since 1970, from this machine's clock.
double clock_now();

}  // namespace cronlens::server
