// SPDX-License-Identifier: MIT
// cronlens digest: one message about a period, with an exit code.
#include "reports/digest.hpp"

#include <CLI/CLI.hpp>
#include <memory>
#include <set>

#include "commands/commands.hpp"
#include "commands/report_options.hpp"
#include "files.hpp"

namespace cronlens::server {
namespace {

constexpr int kOwnCodes = 256;

constexpr const char* kHelp =
    "\nIt tells what ran, what that cost and how much of the cost is known, how both compare with\n"
    "the period of equal length before, the dearest and the failing jobs, and the jobs that ran\n"
    "before and do not any more.\n"
    "\nThresholds of --fail-over, crossed by what is greater:\n"
    "  failure-rate=0.2   failed runs as a part of the runs with a known result\n"
    "  cost=5             US dollars, over the runs that say what they cost\n"
    "  cost-change=0.5    cost against the period before: 0.5 is half as much again\n"
    "  stopped=0          jobs that ran in the period before and not in this one\n"
    "  anomaly            jobs that are off their usual model or provider, or pay where they were\n"
    "                     free, and jobs whose runs came to cost another level; anomaly=2: more\n"
    "                     than two of them\n"
    "  budget=FILE        a limit of this budget.yaml is reached (hard), as `cronlens budget`\n"
    "                     judges it\n"
    "  budget-near=FILE   the same, and also where a limit is near (soft)\n"
    "With --job the limits and anomalies of those jobs alone count.\n"
    "\nExit codes: 0 fine, 1 a threshold is crossed, 2 it could not be told: bad arguments or\n"
    "files, or a threshold whose figure nobody knows.\n"
    "\nExamples:\n"
    "  cronlens digest --days 7\n"
    "  cronlens digest --format md --fail-over failure-rate=0.2 --fail-over cost=5\n"
    "  cronlens digest --fail-over anomaly --fail-over budget=budget.yaml\n"
    "  0 8 * * 1  cronlens digest --days 7         in a crontab with MAILTO: a mail every Monday\n"
    "  cronlens digest --days 1 --fail-over stopped=0 >/dev/null || notify-send 'Look at Hermes'";

struct Options {
  ReportOptions report;
  std::string format = "text";
  std::vector<std::string> fail_over;
};

reports::Format format_of(const std::string& name) {
  if (name == "json") return reports::Format::json;
  return name == "md" ? reports::Format::markdown : reports::Format::text;
}

int exit_code_of(reports::Judgement judgement) {
  switch (judgement) {
    case reports::Judgement::fine:
      return kAnswered;
    case reports::Judgement::crossed:
      return kRefused;
    default:
      return kBadUse;
  }
}

/// What a budget.yaml has that has no effect; once, however often the file is named.
void tell_notes(const std::vector<reports::Threshold>& thresholds, const Engine& engine) {
  std::set<std::string> told;
  for (const reports::Threshold& each : thresholds) {
    if (!each.has_budget() || !told.insert(each.file).second) continue;
    const std::string head = "note: " + each.file + ": ";
    for (const std::string& note : each.budgets.notes) complain(head + note);
    for (const std::string& id : unknown_jobs(engine, each.budgets)) {
      complain(head + "it names a job without runs: " + id);
    }
  }
}

int answer(const Options& options, const std::vector<reports::Threshold>& thresholds,
           const reports::Report& report) {
  tell_notes(thresholds, report.engine);
  const auto digest = reports::make_digest(report, thresholds);
  if (!digest) return complain(digest.error().detail);
  const auto format = format_of(options.format);
  const int printed = print_text(format == reports::Format::json
                                     ? reports::digest_json(report, digest.value())
                                     : reports::digest_words(report, digest.value(), format));
  return printed == kAnswered ? exit_code_of(digest.value().judgement()) : printed;
}

std::optional<reports::Threshold> read_threshold(const std::string& given, std::string& why) {
  auto threshold = reports::parse_threshold(given, why);
  if (!threshold || !threshold->has_budget()) return threshold;
  const auto text = read_text(threshold->file, why);
  if (!text) return std::nullopt;
  auto budgets = budget::parse_budgets(*text);
  if (!budgets) {
    why = threshold->file + ": " + budgets.error().detail;
    return std::nullopt;
  }
  threshold->budgets = std::move(budgets.value());
  return threshold;
}

int run(const Options& options) {
  std::vector<reports::Threshold> thresholds;
  for (const std::string& given : options.fail_over) {
    std::string why;
    auto threshold = read_threshold(given, why);
    if (!threshold) return complain(why);
    thresholds.push_back(std::move(*threshold));
  }
  const int code = with_report(options.report, [&](const reports::Report& report) {
    // Told apart from what with_report() itself refuses, which is never a crossed threshold.
    return kOwnCodes + answer(options, thresholds, report);
  });
  return code >= kOwnCodes ? code - kOwnCodes : kBadUse;
}

}  // namespace

void add_digest(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  options->report.days = 7;
  auto* command = app.add_subcommand("digest", "what changed, in one message, with an exit code");
  command->footer(kHelp);
  add_days_option(*command, options->report, 1);
  command
      ->add_option("--job", options->report.jobs,
                   "only this job, by id or name; may be given several times")
      ->type_name("JOB")
      ->allow_extra_args(false);
  command->add_option("--format", options->format, "how it is laid out (text)")
      ->check(CLI::IsMember({"text", "md", "json"}));
  command
      ->add_option("--fail-over", options->fail_over,
                   "end with 1 above this; may be given several times")
      ->type_name("NAME=LIMIT")
      ->allow_extra_args(false);
  add_output_options(*command, options->report);
  command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace cronlens::server
