// SPDX-License-Identifier: MIT
#include "commands/home_files.hpp"

#include <CLI/CLI.hpp>

#include "sync/options.hpp"

namespace cronlens::server {
namespace {

namespace fs = std::filesystem;

bool is_there(const fs::path& path) {
  std::error_code error;
  return fs::exists(path, error);
}

fs::path home_of(const HomeOptions& options) {
  return options.home.empty() ? sync::home_of_environment() : fs::path(options.home);
}

/// The home whose plugin folder a facts.db lies in, if it does.
fs::path home_around(const fs::path& facts) {
  const fs::path folder = fs::absolute(facts).lexically_normal().parent_path();
  const fs::path home = folder.parent_path().parent_path();
  return sync::paths_of_home(home).facts.parent_path() == folder ? home : fs::path();
}

fs::path jobs_near(const fs::path& facts) {
  const fs::path beside = fs::path(facts).replace_filename("jobs.json");
  if (is_there(beside)) return beside;
  const fs::path home = home_around(facts);
  return home.empty() ? fs::path() : sync::paths_of_home(home).jobs;
}

std::string not_there(const HomeOptions& options, const fs::path& facts) {
  const std::string name = facts.string();
  if (!options.facts.empty()) return "there is no " + name;
  return "there is no " + name +
         ". Cronalytics makes it at the first run of a job. --home names another Hermes, --facts "
         "another file; 'cronlens sample --out demo' makes one to try.";
}

}  // namespace

void add_home_options(CLI::App& command, HomeOptions& options) {
  command.add_option("--home", options.home, "the Hermes to look at ($HERMES_HOME, or ~/.hermes)")
      ->type_name("DIR");
  command.add_option("--facts,--db", options.facts, "the facts.db, instead of the home's")
      ->type_name("FILE");
  command.add_option("--wal", options.wal, "its -wal file, where that is not beside it")
      ->type_name("FILE");
  command
      .add_option("--jobs", options.jobs,
                  "the jobs.json with names and schedules (beside facts.db, or the home's)")
      ->type_name("FILE");
}

std::optional<HomeFiles> find_files(const HomeOptions& options, std::string& why) {
  const sync::Paths home = sync::paths_of_home(home_of(options));
  HomeFiles files;
  files.facts = options.facts.empty() ? home.facts : fs::path(options.facts);
  if (!is_there(files.facts)) {
    why = not_there(options, files.facts);
    return std::nullopt;
  }
  files.wal = options.wal;
  files.watermark = fs::path(files.facts).replace_filename("watermark.json");
  files.jobs = options.jobs;
  if (!options.jobs.empty()) return files;
  const bool is_home = options.facts.empty() || !options.home.empty();
  const fs::path jobs = is_home ? home.jobs : jobs_near(files.facts);
  if (!jobs.empty() && is_there(jobs)) files.jobs = jobs;
  return files;
}

}  // namespace cronlens::server
