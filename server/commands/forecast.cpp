// SPDX-License-Identifier: MIT
// cronlens forecast: what the month, or the next 30 days, will cost.
#include "cronlens/forecast.hpp"

#include <CLI/CLI.hpp>
#include <memory>

#include "codec/json_writer.hpp"
#include "commands/commands.hpp"
#include "commands/snapshot_options.hpp"
#include "commands/text_table.hpp"
#include "time_zone.hpp"

namespace cronlens::server {
namespace {

using forecast::Forecast;
using forecast::Horizon;
using forecast::JobForecast;
using forecast::Range;
using json::Json;

constexpr const char* kHelp =
    "\nFor each job: the firings that remain by jobs.json, the part of them that ran before, and\n"
    "what the last 30 runs of its model cost: steadily, from run to run more or less, or since a\n"
    "change of their level, each as likely as these costs make it; a rise or fall that is 80 %\n"
    "likely is told. p10 and p90 enclose 8 outcomes of 10. Without a schedule, days like those of\n"
    "the last four weeks. Fewer than 5 known costs give a point without a range. Jobs are taken\n"
    "as independent of each other.\n"
    "nominal is mean cost x scheduled runs of 30 days; trend is the last 30 days carried on.\n"
    "\nExamples:\n"
    "  cronlens forecast --facts facts.db --jobs jobs.json\n"
    "  cronlens forecast --facts facts.db --jobs jobs.json --limit 50\n"
    "  cronlens forecast --facts facts.db --jobs jobs.json --back-test";

struct Options {
  SnapshotOptions snapshot;
  std::string zone;
  double now = 0;
  bool next_30_days = false;
  bool back_test = false;
  double limit = 0;
  bool json = false;
};

Json number(const std::optional<double>& value) {
  return value ? json::to_json(*value) : Json(nullptr);
}

Json range_json(const std::optional<Range>& range) {
  if (!range) return nullptr;
  return {{"p10", range->p10}, {"p50", range->p50}, {"p90", range->p90}};
}

std::vector<std::string> range_cells(const std::optional<Range>& range) {
  if (!range) return {"unknown", "unknown", "unknown"};
  return {worded_usd(range->p10, 2), worded_usd(range->p50, 2), worded_usd(range->p90, 2)};
}

std::string optional_usd(const std::optional<double>& usd) {
  return usd ? worded_usd(usd, 2) : "—";
}

std::string how(const JobForecast& job) {
  std::string text(name_of(job.method));
  if (job.climb) {
    char climb[40];
    std::snprintf(climb, sizeof climb, ", %+.1f %% a run", *job.climb * 100);
    text += climb;
  }
  return job.is_capped ? text + ", capped" : text;
}

Json job_json(const JobForecast& job) {
  return {{"job", job.job},
          {"name", job.name},
          {"method", std::string(name_of(job.method))},
          {"spent", job.is_spent_known() ? Json(job.spent) : Json(nullptr)},
          {"costs", job.costs},
          {"climb", number(job.climb)},
          {"changed_level", number(job.changed_level)},
          {"firings", job.firings ? Json(*job.firings) : Json(nullptr)},
          {"kept", number(job.kept)},
          {"total", range_json(job.total)},
          {"point", number(job.point)},
          {"nominal", number(job.nominal)},
          {"trend", number(job.trend)},
          {"capped", job.is_capped}};
}

std::string forecast_json(const Forecast& forecast, const std::optional<double>& above) {
  Json out{{"since", forecast.since},
           {"now", forecast.now},
           {"until", forecast.until},
           {"spent", forecast.is_spent_known() ? Json(forecast.spent) : Json(nullptr)},
           {"total", range_json(forecast.total)},
           {"chance_above_limit", number(above)},
           {"without_range", forecast.without_range},
           {"left_out", forecast.left_out},
           {"nominal", number(forecast.nominal)},
           {"trend", number(forecast.trend)}};
  out["jobs"] = Json::array();
  for (const JobForecast& job : forecast.jobs) out["jobs"].push_back(job_json(job));
  return json::dump(out, 2);
}

std::string forecast_text(const Forecast& forecast, const std::optional<double>& above,
                          double limit) {
  TextTable table(
      {"Job", ">Spent", ">Left", ">p10", ">p50", ">p90", ">Point", ">Nominal", ">Trend", "By"});
  const auto add = [&](const std::string& name, const std::optional<double>& spent,
                       const std::string& left, const std::optional<Range>& range,
                       const std::optional<double>& point, const std::optional<double>& nominal,
                       const std::optional<double>& trend, const std::string& method) {
    std::vector<std::string> row{name, optional_usd(spent), left};
    for (const std::string& cell : range_cells(range)) row.push_back(cell);
    for (const auto& value : {point, nominal, trend}) row.push_back(optional_usd(value));
    row.push_back(method);
    table.add(row);
  };
  for (const JobForecast& job : forecast.jobs) {
    const auto spent = job.is_spent_known() ? std::optional(job.spent) : std::nullopt;
    add(job.name, spent, job.firings ? std::to_string(*job.firings) : "—", job.total, job.point,
        job.nominal, job.trend, how(job));
  }
  const auto spent = forecast.is_spent_known() ? std::optional(forecast.spent) : std::nullopt;
  add("All", spent, "", forecast.total, std::nullopt, forecast.nominal, forecast.trend, "");
  std::string text = table.text();
  if (above) {
    char percent[40];
    std::snprintf(percent, sizeof percent, "%.0f", *above * 100);
    text += "\n\nMore than " + worded_usd(limit, 2) + ": " + percent + " of 100 outcomes.";
  }
  if (forecast.without_range > 0) {
    text += "\n\nBy a point only, so the range is too narrow: " +
            worded_count(forecast.without_range, "job") + ".";
  }
  if (forecast.left_out > 0) {
    text +=
        "\n\nNot in the range, for want of known costs: " + worded_count(forecast.left_out, "job") +
        ".";
  }
  return text;
}

int print_back_test(const Engine& engine, const Options& options, const TimeZone& zone) {
  const auto tests = forecast::back_test(engine, options.now, zone);
  if (!tests) return complain(tests.error().detail, kRefused);
  Json list = Json::array();
  TextTable table({"Month", ">p10", ">p50", ">p90", ">Came to", ""});
  std::int64_t within = 0;
  for (const auto& test : tests.value()) {
    within += test.is_within;
    auto row = range_cells(test.total);
    row.insert(row.begin(), test.month);
    row.insert(row.end(), {worded_usd(test.truth, 2), test.is_within ? "within" : "outside"});
    table.add(row);
    list.push_back({{"month", test.month},
                    {"truth", test.truth},
                    {"total", range_json(test.total)},
                    {"within", test.is_within}});
  }
  if (options.json) return print(json::dump(list, 2));
  if (tests.value().empty()) return print("The file has no completed month.");
  return print(table.text() +
               "\n\nSaid ten days into each month, by the schedules of today. Within " +
               "the range: " + std::to_string(within) + " of " +
               worded_count(static_cast<std::int64_t>(tests.value().size()), "month") + ".");
}

int run(const Options& options) {
  std::string why;
  const auto zone = load_time_zone(options.zone, options.now, why);
  auto source = zone ? read_source(options.snapshot, why) : std::nullopt;
  if (!source) return complain(why);
  const auto engine = Engine::open(std::move(*source));
  if (!engine) return complain(options.snapshot.facts + ": " + engine.error().detail, kRefused);
  if (options.back_test) return print_back_test(engine.value(), options, *zone);
  const Horizon horizon = options.next_30_days ? Horizon::next_30_days : Horizon::month_end;
  const auto made = forecast::make_forecast(engine.value(), {options.now, *zone, horizon});
  if (!made) return complain(made.error().detail, kRefused);
  std::optional<double> above;
  if (options.limit > 0) above = forecast::chance_above(made.value(), options.limit);
  return print(options.json ? forecast_json(made.value(), above)
                            : forecast_text(made.value(), above, options.limit));
}

}  // namespace

void add_forecast(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("forecast", "what the rest of the month will cost");
  command->footer(kHelp);
  add_snapshot_options(*command, options->snapshot);
  add_now_option(*command, options->now, "the moment to look ahead from, in seconds since 1970");
  command->add_option("--tz", options->zone, "the zone schedules fire in (this machine's)");
  command->add_flag("--next-30-days", options->next_30_days, "instead of the end of the month");
  command->add_option("--limit", options->limit, "also the chance that it is more than this")
      ->check(CLI::PositiveNumber);
  command->add_flag("--back-test", options->back_test,
                    "what would have been said in past months, beside what came");
  command->add_flag("--json", options->json, "print JSON");
  command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace cronlens::server
