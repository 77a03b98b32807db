// SPDX-License-Identifier: MIT
// cronlens sample: a realistic snapshot to try the product on.
#include "sample/sample.hpp"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "commands/commands.hpp"
#include "commands/snapshot_options.hpp"
#include "files.hpp"

namespace cronlens::server {
namespace {

constexpr const char* kHelp =
    "\nThe same --now and --runs give the same files. Files of these names in the folder are\n"
    "replaced.\n"
    "\nExample:\n  cronlens sample --out demo && cronlens api /summary --facts demo/facts.db";

// What make_sample() requires.
constexpr double kEarliest = 283996800;
constexpr double kLatest = 8589934592;

struct Options {
  std::string out;
  sample::SampleOptions sample;
};

int run(const Options& options) {
  if (options.sample.now < kEarliest || options.sample.now >= kLatest) {
    return complain("a sample ends between 1979 and 2242; --now is outside");
  }
  const std::filesystem::path folder = options.out;
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return complain("cannot make the folder " + options.out + ": " + error.message());
  const auto files = sample::make_sample(options.sample);
  if (files.facts_db.empty()) return complain("so many runs do not fit into memory");
  std::string why;
  if (!write_file(folder / "facts.db", files.facts_db, why) ||
      !write_file(folder / "jobs.json", as_bytes(files.jobs_json), why)) {
    return complain(why);
  }
  return print("Wrote " + (folder / "facts.db").string() + " and " +
               (folder / "jobs.json").string());
}

}  // namespace

void add_sample(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("sample", "write a realistic facts.db and jobs.json");
  command->footer(kHelp);
  command->add_option("--out", options->out, "the folder to write to; made if missing")->required();
  add_now_option(*command, options->sample.now, "when the sample ends, in seconds since 1970");
  command
      ->add_option("--runs", options->sample.runs,
                   "about so many runs of up to 200 jobs over 400 days (40 jobs over 120 days)")
      ->check(CLI::Range(1, 20'000'000));
  command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace cronlens::server
