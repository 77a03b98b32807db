// SPDX-License-Identifier: MIT
// Where the files of a Hermes are, for commands that can do without being told.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace cronlens::server {

struct HomeOptions {
  std::string home, facts, wal, jobs;
};

/// --home, --facts (or --db), --wal, --jobs.
void add_home_options(CLI::App& command, HomeOptions& options);

struct HomeFiles {
  std::filesystem::path facts, wal, jobs, watermark;
};

/// What is named, else the home's files: of --home, HERMES_HOME or ~/.hermes. A facts.db that is
/// named brings the jobs.json beside it, or that of the home it lies in. Files that nobody named
/// may be missing, but for facts.db. Nothing, and the reason in `why`, where there is no facts.db.
std::optional<HomeFiles> find_files(const HomeOptions& options, std::string& why);

}  // namespace cronlens::server
