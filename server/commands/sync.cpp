// SPDX-License-Identifier: MIT
// cronlens sync: Hermes' sessions and script outputs -> facts.db.
#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "commands/commands.hpp"
#include "commands/snapshot_options.hpp"
#include "sync/synchronise.hpp"

namespace cronlens::server {
namespace {

constexpr const char* kHelp =
    "\nReads HOME/state.db, HOME/cron/jobs.json and HOME/cron/output, and adds the runs that are "
    "not\n"
    "there yet to HOME/plugins/cronalytics/facts.db. Hermes may run meanwhile: its files are only\n"
    "read. Cronalytics may use the same facts.db: table, indexes and watermark.json are its own.\n"
    "\n"
    "A run is stored when it has ended, whenever that is: nothing depends on where an earlier "
    "sync\n"
    "stopped. Rows that Cronalytics stored before their run had ended are completed. Sub-agents "
    "and\n"
    "continuations go to a table of their own, cronlens_run_parts, beside their run. Sessions "
    "that\n"
    "the Hermes plugin has queued stay queued until they are stored. It may be interrupted at any\n"
    "moment, and run twice at a time: the second waits for the first.\n"
    "\n"
    "--compat does exactly what Cronalytics does, its faults included: a session that ends before\n"
    "the watermark is never seen, and a file dated in the future hides those after it.\n"
    "\nExit codes: 0 done, 1 not finished (locked, disk full: try again), 2 bad arguments or "
    "files.\n"
    "\nExamples:\n"
    "  cronlens sync                                of HERMES_HOME, or else ~/.hermes\n"
    "  cronlens sync --home ~/.hermes/profiles/work --json\n"
    "  cronlens sync --state-db copy.db --facts new.db    agents' runs only, into a file of its "
    "own";

struct Options {
  std::string home, facts, state_db, jobs, output_dir, watermark, queue;
  bool json = false;
  sync::Options sync;
};

/// The files that are named, or else those of the home. With both databases named no home is asked.
sync::Paths paths_of(const Options& options) {
  const bool homeless = options.home.empty() && !options.state_db.empty() && !options.facts.empty();
  sync::Paths paths;
  if (!homeless) {
    const std::filesystem::path home = options.home;
    paths = sync::paths_of_home(home.empty() ? sync::home_of_environment() : home);
  }
  const auto set = [](std::filesystem::path& path, const std::string& named) {
    if (!named.empty()) path = named;
  };
  set(paths.state_db, options.state_db);
  set(paths.facts, options.facts);
  set(paths.jobs, options.jobs);
  if (!options.facts.empty()) paths.watermark = paths.facts.parent_path() / "watermark.json";
  set(paths.output_dir, options.output_dir);
  set(paths.watermark, options.watermark);
  set(paths.queue, options.queue);
  return paths;
}

int exit_code_of(const sync::Fault& fault) {
  for (const char* later : {"locked", "state_locked", "sync_running", "disk_full", "io_error",
                            "watermark", "state_busy"}) {
    if (fault.code == later) return kRefused;
  }
  return kBadUse;
}

std::string counted(std::int64_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string text_of(const sync::Outcome& outcome, const std::filesystem::path& facts) {
  const auto row = [](std::string name, const sync::Counts& counts, const char* passed) {
    name.resize(14, ' ');
    const std::string stored = std::to_string(counts.inserted);
    return "  " + name + std::string(stored.size() < 6 ? 6 - stored.size() : 0, ' ') + stored +
           " new" + (counts.skipped > 0 ? ", " + std::to_string(counts.skipped) + passed : "") +
           "\n";
  };
  const auto milliseconds = static_cast<std::int64_t>(outcome.elapsed_ms + 0.5);
  std::string text = facts.string() + " is up to date (" + std::to_string(milliseconds) + " ms).\n";
  text += row("agents' runs", outcome.agent, " passed over");
  text += row("scripts' runs", outcome.script, " known");
  if (outcome.parts > 0) {
    text += "  " +
            counted(outcome.parts, "session of a sub-agent or continuation",
                    "sessions of sub-agents or continuations") +
            " attributed\n";
  }
  if (outcome.usage > 0) {
    text += "  " + counted(outcome.usage, "sum of calls", "sums of calls") +
            " beside a run's main loop attributed\n";
  }
  if (outcome.completed > 0) {
    text += "  " + counted(outcome.completed, "run", "runs") +
            " completed that had been stored too early\n";
  }
  if (outcome.running > 0) {
    text += "  " + counted(outcome.running, "run has", "runs have") + " not ended yet\n";
  }
  if (outcome.queued > 0) text += "  " + std::to_string(outcome.queued) + " still queued\n";
  text.pop_back();
  return text;
}

std::string json_of(const sync::Outcome& outcome) {
  const nlohmann::ordered_json json = {
      {"data", nlohmann::ordered_json::parse(sync::result_json(outcome))},
      {"details", nlohmann::ordered_json::parse(sync::details_json(outcome))}};
  return json.dump(2, ' ', true);
}

int run(const Options& options) {
  sync::Options wanted = options.sync;
  wanted.paths = paths_of(options);
  sync::Fault fault;
  const auto outcome = sync::synchronise(wanted, fault);
  if (!outcome) return complain(fault.sentence, exit_code_of(fault));
  for (const auto& notice : outcome->notices) complain(notice);
  return print(options.json ? json_of(*outcome) : text_of(*outcome, wanted.paths.facts));
}

}  // namespace

void add_sync(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("sync", "bring facts.db up to date with Hermes");
  command->footer(kHelp);
  command->add_option("--home", options->home, "the home of Hermes ($HERMES_HOME, or ~/.hermes)")
      ->type_name("DIR");
  command->add_option("--facts", options->facts, "the facts.db to fill")->type_name("FILE");
  command->add_option("--db", options->facts, "the same, as Cronalytics calls it")
      ->type_name("FILE");
  command->add_option("--state-db", options->state_db, "Hermes' state.db")->type_name("FILE");
  command->add_option("--jobs", options->jobs, "Hermes' jobs.json")->type_name("FILE");
  command->add_option("--output-dir", options->output_dir, "Hermes' folder of output files")
      ->type_name("DIR");
  command->add_option("--watermark", options->watermark, "the watermark.json (beside facts.db)")
      ->type_name("FILE");
  command->add_option("--queue", options->queue, "the plugin's queue of ended sessions")
      ->type_name("FILE");
  command->add_option("--tz", options->sync.zone, "the zone of Hermes' clock (this machine's)");
  command->add_flag("--compat", options->sync.compat, "as Cronalytics does it, without repairs");
  command->add_flag("--json", options->json, "print the counts as JSON");
  add_now_option(*command, options->sync.now, "the time to note, in seconds since 1970");
  command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace cronlens::server
