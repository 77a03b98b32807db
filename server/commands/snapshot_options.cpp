// SPDX-License-Identifier: MIT
#include "commands/snapshot_options.hpp"

#include <CLI/CLI.hpp>
#include <chrono>
#include <utility>

#include "files.hpp"

namespace cronlens::server {

void add_snapshot_options(CLI::App& command, SnapshotOptions& options) {
  command.add_option("--facts", options.facts, "the facts.db to read")
      ->type_name("FILE")
      ->required();
  command.add_option("--wal", options.wal, "its -wal file, where that is not beside it")
      ->type_name("FILE");
  command.add_option("--jobs", options.jobs, "the jobs.json with names and schedules")
      ->type_name("FILE");
}

void add_now_option(CLI::App& command, double& now, const std::string& help) {
  now = clock_now();
  const auto in_range = [](const std::string& text) {
    constexpr double kYear9999 = 253402300800.0;
    double value = -1;
    const bool sane = CLI::detail::lexical_cast(text, value) && value >= 0 && value < kYear9999;
    return sane ? std::string() : "'" + text + "' is not a number of seconds since 1970";
  };
  command.add_option("--now", now, help)->check(in_range);
}

std::optional<Source> read_source(const SnapshotOptions& options, std::string& why) {
  std::optional<std::filesystem::path> wal;
  if (!options.wal.empty()) wal = options.wal;
  auto files = read_database(options.facts, wal, why);
  if (!files) return std::nullopt;
  Source source{std::move(files->database), std::move(files->wal), std::nullopt};
  if (options.jobs.empty()) return source;
  source.jobs_json = read_text(options.jobs, why);
  if (!source.jobs_json) return std::nullopt;
  return source;
}

double clock_now() {
  const std::chrono::duration<double> since = std::chrono::system_clock::now().time_since_epoch();
  return since.count();
}

}  // namespace cronlens::server
