// SPDX-License-Identifier: MIT
// cronlens what-if: what jobs would cost with another model, cache share or schedule.
#include "cronlens/what_if.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "codec/json_writer.hpp"
#include "commands/cheapest.hpp"
#include "commands/commands.hpp"
#include "commands/price_options.hpp"
#include "commands/snapshot_options.hpp"
#include "commands/text_table.hpp"
#include "time_zone.hpp"

namespace cronlens::server {
namespace {

using json::Json;
using what_if::Candidate;
using what_if::JobOutcome;

constexpr const char* kHelp =
    "\nThe jobs' own tokens of the last --days, or of as many as the file has, at today's prices,\n"
    "per 30 days. 'High' has no cache read; between makers it also has 1.3 times the tokens, and\n"
    "'low' 0.9 times. 'worth it' means 10 runs or more and $1 or more saved; --cheapest lists no\n"
    "other move. Quality is not considered: a cheaper model may do the work worse, or in more\n"
    "runs. A model is written MODEL or PROVIDER:MODEL.\n"
    "Exit codes: 0 answered, 1 a model has no price, 2 bad arguments or files.\n"
    "\nExamples:\n"
    "  cronlens what-if --facts facts.db --jobs jobs.json --model anthropic:claude-haiku-4-5\n"
    "  cronlens what-if --facts facts.db --jobs jobs.json --compare gpt-5-mini,claude-haiku-4-5\n"
    "  cronlens what-if --facts facts.db --jobs jobs.json --cheapest --same-maker\n"
    "  cronlens what-if --facts facts.db --jobs jobs.json --job backup --schedule '0 3 * * *'";

struct Options {
  SnapshotOptions snapshot;
  PriceOptions lists;
  std::string model;
  std::vector<std::string> compare;
  CheapestOptions cheapest;
  std::vector<std::string> jobs;
  std::optional<double> cache_share;
  std::string schedule;
  bool pause = false;
  std::string zone;
  double days = 30;
  double now = 0;
  bool json = false;
};

Candidate candidate_from(const std::string& text) {
  const auto colon = text.find(':');
  // `x:free` is a name; a provider has no slash and stands before a longer rest.
  const bool names_provider =
      colon != std::string::npos && text.substr(colon) != ":free" && text.find('/') > colon;
  if (!names_provider) return {"", text};
  return {text.substr(0, colon), text.substr(colon + 1)};
}

Json number(const std::optional<double>& value) {
  return value ? json::to_json(*value) : Json(nullptr);
}

Json outcome_json(const JobOutcome& outcome) {
  Json changed = nullptr;
  if (outcome.changed) {
    changed = {{"expected", outcome.changed->expected},
               {"low", outcome.changed->low},
               {"high", outcome.changed->high}};
  }
  Json names = Json::array();
  for (const auto name : outcome.assumptions.names()) names.push_back(std::string(name));
  return {{"job", outcome.job},
          {"name", outcome.name},
          {"runs", outcome.runs},
          {"unknown", outcome.unknown},
          {"recorded", number(outcome.recorded)},
          {"current", number(outcome.current)},
          {"changed", changed},
          {"saving", number(outcome.saving)},
          {"same_maker", outcome.is_same_maker},
          {"rule", std::string(name_of(outcome.rule))},
          {"worth_proposing", outcome.is_worth_proposing()},
          {"assumptions", names}};
}

std::string worded(const std::optional<double>& usd) {
  return usd ? worded_usd(usd, 2) : "unknown";
}

/// Largest saving first, those without a figure last.
std::vector<JobOutcome> by_saving(std::vector<JobOutcome> outcomes) {
  const auto more = [](const JobOutcome& a, const JobOutcome& b) {
    if (a.saving.has_value() != b.saving.has_value()) return a.saving.has_value();
    return a.saving && *a.saving > *b.saving;
  };
  std::stable_sort(outcomes.begin(), outcomes.end(), more);
  return outcomes;
}

void add_up(std::optional<double>& sum, const std::optional<double>& value, bool& complete) {
  complete = complete && value.has_value();
  if (value) sum = sum.value_or(0) + *value;
}

int print_outcomes(const std::vector<JobOutcome>& outcomes, bool json) {
  Json list = Json::array();
  TextTable table(
      {"Job", ">Runs", ">Recorded", ">Now", ">Changed", ">Low", ">High", ">Saving", "", "Assumed"});
  std::optional<double> saving;
  bool complete = true;
  for (const JobOutcome& each : by_saving(outcomes)) {
    list.push_back(outcome_json(each));
    add_up(saving, each.saving, complete);
    std::string assumed;
    for (const auto name : each.assumptions.names()) {
      assumed += (assumed.empty() ? "" : ", ") + std::string(name);
    }
    const auto& changed = each.changed;
    table.add({each.name, std::to_string(each.runs), worded(each.recorded), worded(each.current),
               changed ? worded_usd(changed->expected, 2) : "no price",
               changed ? worded_usd(changed->low, 2) : "",
               changed ? worded_usd(changed->high, 2) : "", worded(each.saving),
               each.is_worth_proposing() ? "worth it" : "", assumed});
  }
  if (json) return print(json::dump(list, 2));
  if (outcomes.empty()) return print("No agent ran in these days.");
  return print(table.text() + "\n\nSaved in all, per 30 days: " + worded(saving) +
               (complete ? "." : ", of the jobs that have both prices."));
}

int print_matrix(const what_if::Matrix& matrix, bool json) {
  Json list = Json::array();
  std::vector<std::string> titles{"Job", ">Now"};
  for (const Candidate& each : matrix.candidates) titles.push_back(">" + each.model);
  TextTable table(titles);
  const std::size_t jobs = matrix.columns.empty() ? 0 : matrix.columns[0].size();
  for (std::size_t job = 0; job < jobs; ++job) {
    const JobOutcome& first = matrix.columns[0][job];
    std::vector<std::string> row{first.name, worded(first.current)};
    for (const auto& column : matrix.columns) {
      const JobOutcome& each = column[job];
      row.push_back(each.saving    ? worded_usd(-*each.saving, 2)
                    : each.changed ? worded_usd(each.changed->expected, 2) + " (all)"
                                   : "no price");
      if (each.is_worth_proposing()) row.back() += " *";
    }
    table.add(row);
  }
  for (std::size_t i = 0; i < matrix.candidates.size(); ++i) {
    Json cells = Json::array();
    for (const JobOutcome& each : matrix.columns[i]) cells.push_back(outcome_json(each));
    list.push_back({{"provider", matrix.candidates[i].provider},
                    {"model", matrix.candidates[i].model},
                    {"jobs", cells}});
  }
  if (json) return print(json::dump(list, 2));
  return print(table.text() +
               "\n\nChange of the cost per 30 days by model; * has 10 runs or more and saves $1 or "
               "more. Quality is not considered.");
}

bool read_change(const Options& options, const Engine& engine, const TimeZone& zone,
                 what_if::Change& change, std::string& why) {
  if (!options.model.empty()) change.model = candidate_from(options.model);
  change.cache_share = options.cache_share;
  if (options.pause) change.frequency = 0;
  if (options.schedule.empty()) return true;
  why = "--schedule needs one --job, whose schedule is in --jobs";
  if (options.jobs.size() != 1) return false;
  change.frequency =
      what_if::frequency_of(engine, options.jobs[0], options.schedule, options.now, zone);
  why = "the job has no schedule that fires, or '" + options.schedule +
        "' is none: a cron expression, or the minutes between runs";
  return change.frequency.has_value();
}

bool has_every_price(const std::vector<Candidate>& candidates, const prices::Books& books,
                     std::string& why) {
  for (const Candidate& each : candidates) {
    if (prices::find_price(books, each.provider, each.model).found()) continue;
    why = "no price list has " + each.model + "; `cronlens prices --list` shows what they have";
    return false;
  }
  return true;
}

int run(const Options& options) {
  std::string why;
  const auto lists = read_price_lists(options.lists, why);
  if (!lists) return complain(why, kRefused);
  const auto zone = load_time_zone(options.zone, options.now, why);
  auto source = zone ? read_source(options.snapshot, why) : std::nullopt;
  if (!source) return complain(why);
  const auto engine = Engine::open(std::move(*source));
  if (!engine) return complain(options.snapshot.facts + ": " + engine.error().detail, kRefused);
  const auto books = lists->in_order();
  const what_if::Request request{options.now, options.days};
  std::vector<Candidate> candidates;
  for (const std::string& each : options.compare) candidates.push_back(candidate_from(each));
  if (!has_every_price(candidates, books, why)) return complain(why, kRefused);
  if (options.cheapest.wanted) {
    return print_cheapest(engine.value(), options.lists,
                          {options.cheapest, request, options.jobs, candidates}, options.json);
  }
  if (!candidates.empty()) {
    return print_matrix(
        what_if::compare_models(engine.value(), books, request, candidates, options.jobs),
        options.json);
  }
  what_if::Change change;
  if (!read_change(options, engine.value(), *zone, change, why)) return complain(why);
  if (change.model && !has_every_price({*change.model}, books, why)) return complain(why, kRefused);
  return print_outcomes(what_if::what_if(engine.value(), books, request, change, options.jobs),
                        options.json);
}

void add_cheapest(CLI::App& command, CheapestOptions& options) {
  auto* cheapest = command.add_flag(
      "--cheapest", options.wanted,
      "which jobs to move to which model: the cheapest of --compare, or of those in use and the\n"
      "cheapest of their providers, that is not known to be too small for the longest call");
  command
      .add_flag("--same-maker", options.same_maker, "with --cheapest: of the job's own maker only")
      ->needs(cheapest);
  command
      .add_flag("--at-high", options.at_high,
                "with --cheapest: only what saves at its high end too")
      ->needs(cheapest);
  for (const char* other : {"--model", "--cache-share", "--schedule", "--pause"}) {
    cheapest->excludes(command.get_option(other));
  }
}

}  // namespace

void add_what_if(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  auto* command =
      app.add_subcommand("what-if", "what jobs would cost with another model or schedule");
  command->footer(kHelp);
  add_snapshot_options(*command, options->snapshot);
  add_price_options(*command, options->lists);
  command->add_option("--model", options->model, "every run with this model");
  command->add_option("--compare", options->compare, "a table of these models, with commas between")
      ->delimiter(',');
  command->add_option("--job", options->jobs, "only the job with this id; may be given again");
  command
      ->add_option("--cache-share", options->cache_share,
                   "so much of the context read from the cache, 0 to 1")
      ->check(CLI::Range(0.0, 1.0));
  command->add_option("--schedule", options->schedule,
                      "another cron expression, or minutes between runs, for one --job");
  command->add_flag("--pause", options->pause, "no runs at all");
  add_cheapest(*command, options->cheapest);
  command->add_option("--days", options->days, "the days of runs to look at (30)")
      ->check(CLI::Range(0.01, 36'500.0));
  add_now_option(*command, options->now, "the moment to count back from, in seconds since 1970");
  command->add_option("--tz", options->zone, "the zone schedules fire in (this machine's)");
  command->add_flag("--json", options->json, "print JSON");
  command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace cronlens::server
