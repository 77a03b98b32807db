// SPDX-License-Identifier: MIT
// cronlens api: the answers of the Cronalytics HTTP API, from files.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "codec/json_writer.hpp"
#include "commands/commands.hpp"
#include "commands/snapshot_options.hpp"
#include "cronlens/cronalytics_api.hpp"
#include "files.hpp"
#include "time_zone.hpp"

namespace cronlens::server {
namespace {

// The place the API names for the watermark, whatever machine the file came from.
constexpr const char* kWatermarkPlace = "$HERMES_HOME/plugins/cronalytics/watermark.json";

constexpr const char* kHelp =
    "\nPaths: /summary /jobs /jobs/ID/runs /models /trends /health, also below\n"
    "/api/plugins/cronalytics. Parameters: days, outcome, mode, limit, sort_key, sort_dir.\n"
    "\nExit codes: 0 answered, 1 a status of 400 or more (the body is printed) or a database that\n"
    "cannot be read, 2 bad arguments or files.\n"
    "\nExamples:\n"
    "  cronlens api '/summary?days=7' --facts facts.db --jobs jobs.json\n"
    "  cronlens api '/jobs/0123456789ab/runs?outcome=failure' --facts facts.db --status";

struct Options {
  SnapshotOptions snapshot;
  std::string target;
  std::string zone;
  std::string watermark;
  double now = 0;
  bool status = false;
};

/// The watermark named, or the one that lies beside facts.db; none is no error.
bool read_watermark(const Options& options, std::optional<std::string>& text, std::string& why) {
  if (!options.watermark.empty()) {
    text = read_text(options.watermark, why);
    return text.has_value();
  }
  const auto beside =
      std::filesystem::path(options.snapshot.facts).replace_filename("watermark.json");
  std::error_code error;
  if (!std::filesystem::exists(beside, error)) return true;
  text = read_text(beside, why);
  return text.has_value();
}

std::string with_status(const ApiAnswer& given) {
  return "{\"status\":" + std::to_string(given.status) + ",\"body\":" + given.body + "}";
}

int run(const Options& options) {
  std::string why;
  ApiRequest request{options.target, options.now, {}, {}, kWatermarkPlace};
  const auto zone = load_time_zone(options.zone, options.now, why);
  auto source = read_source(options.snapshot, why);
  if (!zone || !source || !read_watermark(options, request.watermark_json, why)) {
    return complain(why);
  }
  request.zone = *zone;
  const auto engine = Engine::open(std::move(*source));
  if (!engine) return complain(options.snapshot.facts + ": " + engine.error().detail, kRefused);
  constexpr int kFirstError = 400;
  const ApiAnswer given = answer(engine.value(), request);
  const int printed = print(options.status ? with_status(given) : given.body);
  return given.status < kFirstError || printed != kAnswered ? printed : kRefused;
}

}  // namespace

void add_api(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("api", "print what the Cronalytics HTTP API would answer");
  command->footer(kHelp);
  command->add_option("path", options->target, "path and query, e.g. '/jobs?days=7'")->required();
  add_snapshot_options(*command, options->snapshot);
  add_now_option(*command, options->now, "the moment to answer for, in seconds since 1970");
  command->add_option("--tz", options->zone, "the zone schedules fire in (this machine's)");
  command->add_option("--watermark", options->watermark,
                      "the watermark.json for /health (the one beside facts.db)");
  command->add_flag("--status", options->status, "print {\"status\":…,\"body\":…}");
  command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace cronlens::server
