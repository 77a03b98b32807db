// SPDX-License-Identifier: MIT
#include "commands/report_options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "commands/commands.hpp"
#include "commands/snapshot_options.hpp"
#include "files.hpp"
#include "text/width.hpp"
#include "time_zone.hpp"

namespace cronlens::server {
namespace {

// Days from here back to the year 1.
constexpr int kMostDays = 700'000;

template <DescribedEnum E>
E value_of(const std::string& name) {
  const auto& names = kSpellings<E>;
  return static_cast<E>(std::find(names.begin(), names.end(), name) - names.begin());
}

/// The id of a job that is given by its id or by its name. One that the file does not have stays
/// as it is: it has no runs.
std::optional<std::string> job_id(const Snapshot& snapshot, const std::string& given,
                                  std::string& why) {
  const auto& ids = snapshot.job_ids;
  if (std::find(ids.begin(), ids.end(), given) != ids.end()) return given;
  std::vector<std::string> found;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (snapshot.job_names[i] == given) found.push_back(ids[i]);
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) return given;
  why = std::to_string(found.size()) + " jobs have the name '" + text::clean(given) +
        "'; their ids are";
  for (const std::string& id : found) why += " " + text::clean(id);
  return std::nullopt;
}

std::optional<reports::Asked> asked_of(const ReportOptions& options, const Snapshot& snapshot,
                                       std::string& why) {
  reports::Asked asked;
  asked.days = options.days;
  asked.outcome = value_of<OutcomeFilter>(options.outcome);
  asked.mode = value_of<ModeFilter>(options.mode);
  asked.limit = options.limit;
  for (const std::string& given : options.jobs) {
    const auto id = job_id(snapshot, given, why);
    if (!id) return std::nullopt;
    asked.jobs.push_back(*id);
  }
  return asked;
}

bool read_places(const HomeFiles& files, reports::Places& places, std::string& why) {
  places.facts = files.facts.string();
  places.jobs = files.jobs.string();
  places.watermark = files.watermark.string();
  std::error_code error;
  if (!std::filesystem::exists(files.watermark, error)) return true;
  places.watermark_json = read_text(files.watermark, why);
  return places.watermark_json.has_value();
}

int complain_about(const Error& error, const std::string& file) {
  std::string why = file + ": " + error.detail;
  if (!error.tables.empty()) {
    why += "; its tables are";
    for (const std::string& table : error.tables) why += " " + text::clean(table);
  }
  return complain(why, kRefused);
}

}  // namespace

void add_output_options(CLI::App& command, ReportOptions& options) {
  add_home_options(command, options.files);
  command.add_option("--color", options.color, "colours: auto is for terminals without NO_COLOR")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  command
      .add_option("--tz", options.zone, "the zone of days, times and schedules (this machine's)")
      ->type_name("ZONE");
  add_now_option(command, options.now, "the moment to answer for, in seconds since 1970 (now)");
}

void add_days_option(CLI::App& command, ReportOptions& options, int least) {
  const std::string all_time = least == 0 ? "; 0 is all time" : "";
  command
      .add_option("--days", options.days,
                  "how far back to look" + all_time + " (" + std::to_string(options.days) + ")")
      ->type_name("N")
      ->check(CLI::Range(least, kMostDays));
}

void add_filter_options(CLI::App& command, ReportOptions& options) {
  add_days_option(command, options, 0);
  command.add_option("--outcome", options.outcome, "which results are counted (all)")
      ->check(CLI::IsMember({"all", "success", "failure"}));
  command.add_option("--mode", options.mode, "which kinds of run: no_agent are scripts (all)")
      ->check(CLI::IsMember({"all", "agent", "no_agent"}));
}

int with_report(const ReportOptions& options,
                const std::function<int(const reports::Report&)>& answer) {
  std::string why;
  const auto files = find_files(options.files, why);
  const auto zone = files ? load_time_zone(options.zone, options.now, why) : std::nullopt;
  if (!zone) return complain(why);
  reports::Places places;
  auto source =
      read_source({files->facts.string(), files->wal.string(), files->jobs.string()}, why);
  if (!source || !read_places(*files, places, why)) return complain(why);

  const auto engine = Engine::open(std::move(*source));
  if (!engine) return complain_about(engine.error(), places.facts);
  const auto asked = asked_of(options, engine.value().snapshot(), why);
  if (!asked) return complain(why);
  return answer({engine.value(),
                 *asked,
                 places,
                 {Instant(options.now), *zone, time_zone_name(options.zone)},
                 text::find_screen(options.color)});
}

int print_text(const Result<std::string>& text) {
  if (!text) return complain(text.error().detail, kRefused);
  std::string lines = text.value();
  if (lines.ends_with('\n')) lines.pop_back();
  return print(lines);
}

}  // namespace cronlens::server
