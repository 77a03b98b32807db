// SPDX-License-Identifier: MIT
// cronlens unexpected: jobs that left their usual model or provider, or began to pay.
#include "cronlens/unexpected.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "codec/json_writer.hpp"
#include "commands/commands.hpp"
#include "commands/snapshot_options.hpp"
#include "commands/text_table.hpp"
#include "reports/alarms.hpp"
#include "text/clock.hpp"
#include "time_zone.hpp"

namespace cronlens::server {
namespace {

using json::Json;
using reports::cost_words;
using reports::difference;
using reports::extra_words;
using reports::is_lasting;
using reports::route_words;
using reports::state_of;
using text::Clock;
using unexpected::Departure;

constexpr int kWasOff = 3;
constexpr int kIsOff = 4;
constexpr double kDay = 86'400;

constexpr const char* kHelp =
    "\nA job has a usual model and provider once its last 5 to 30 runs had the same in 8 of 10\n"
    "cases. A run of another one is off; so is one that costs where the usual runs were free.\n"
    "State: off until now; back to the usual; settled, as 30 runs in a row made it the usual.\n"
    "'More' is what the runs that were off cost beyond as many usual ones.\n"
    "Exit codes with --check: 0 nothing was off, 3 a job was off and is not any more, 4 a job is\n"
    "off now; 1 the database cannot be read, 2 bad arguments or files. Without --check: 0. Jobs\n"
    "of which nothing can be told yet change no code.\n"
    "\nExamples:\n"
    "  cronlens unexpected --facts facts.db --jobs jobs.json\n"
    "  cronlens unexpected --facts facts.db --days 7 --check || notify-send 'Look at Hermes'";

struct Options {
  SnapshotOptions snapshot;
  std::string zone;
  double days = 30;
  double now = 0;
  bool check = false;
  bool json = false;
};

std::string table_of(const std::vector<Departure>& departures, const Clock& clock) {
  TextTable table({"State", "Job", "Usual", "Then", "Differs in", "Since", "Until", ">Runs",
                   ">Times", ">Cost", ">More"});
  bool has_unknown = false;
  for (const Departure& each : departures) {
    has_unknown |= each.unknown > 0;
    table.add({state_of(each), each.name, route_words(each.usual), route_words(each.current),
               difference(each), clock.date_time(Instant(each.since)),
               each.until ? clock.date_time(Instant(*each.until)) : "—", std::to_string(each.runs),
               std::to_string(each.times), cost_words(each), extra_words(each)});
  }
  return table.text() + "\n\nTimes are those of " + clock.zone_name + "." +
         (has_unknown ? " + at least: the cost of some of the runs is unknown." : "");
}

std::string unjudged(const unexpected::Findings& found) {
  const auto count = static_cast<std::int64_t>(found.unjudged.size());
  return worded_count(count, "job") + " without a usual model so far.";
}

std::string left_out(const unexpected::Findings& found) {
  return found.unjudged.empty() ? "" : " Left out: " + unjudged(found);
}

std::string none_of(const unexpected::Findings& found) {
  if (!found.judged.empty()) return "No job was off its usual model." + left_out(found);
  if (found.unjudged.empty()) return "No run of these days names its model.";
  return "Nothing can be told: " + unjudged(found);
}

int code_of(const std::vector<Departure>& departures) {
  if (departures.empty()) return kAnswered;
  return std::any_of(departures.begin(), departures.end(), is_lasting) ? kIsOff : kWasOff;
}

int run(const Options& options) {
  std::string why;
  const auto zone = load_time_zone(options.zone, options.now, why);
  auto source = zone ? read_source(options.snapshot, why) : std::nullopt;
  if (!source) return complain(why);
  const auto engine = Engine::open(std::move(*source));
  if (!engine) return complain(options.snapshot.facts + ": " + engine.error().detail, kRefused);
  const double since = options.now - options.days * kDay;
  const auto found = unexpected::find_departures(engine.value(), since, options.now);
  const auto& departures = found.departures;
  Json list = Json::array();
  for (const Departure& each : departures) list.push_back(reports::departure_json(each));
  const Clock clock{Instant(options.now), *zone, time_zone_name(options.zone)};
  const int printed = options.json         ? print(json::dump(list, 2))
                      : departures.empty() ? print(none_of(found))
                                           : print(table_of(departures, clock) + left_out(found));
  return printed == kAnswered && options.check ? code_of(departures) : printed;
}

}  // namespace

void add_unexpected(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("unexpected", "jobs that left their usual model or provider");
  command->footer(kHelp);
  add_snapshot_options(*command, options->snapshot);
  add_now_option(*command, options->now, "the moment to look back from, in seconds since 1970");
  command->add_option("--days", options->days, "with a run that was off in so many days (30)")
      ->type_name("N")
      ->check(CLI::Range(0.01, 36'500.0));
  command->add_option("--tz", options->zone, "the zone of times (this machine's)");
  command->add_flag("--check", options->check, "say it by the exit code too");
  command->add_flag("--json", options->json, "print JSON");
  command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace cronlens::server
