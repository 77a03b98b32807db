// SPDX-License-Identifier: MIT
// cronlens summary, jobs, runs, models, trends and health.
#include <CLI/CLI.hpp>
#include <memory>

#include "commands/commands.hpp"
#include "commands/report_options.hpp"
#include "reports/json.hpp"

namespace cronlens::server {
namespace {

constexpr const char* kReading =
    "\nReading it: '+' after a sum means at least so much, since some runs do not say; 'unknown' "
    "is\n"
    "never 0; '—' does not apply. 'Plan' is what the schedules would cost, 'trend' what the "
    "window\n"
    "comes to, both for 30 days; pace is trend / plan.\n";
constexpr const char* kExitCodes =
    "\nExit codes: 0 answered (also: nothing found), 1 the database cannot be read, 2 bad "
    "arguments\n"
    "or files.\n";

struct Kind {
  const char* name;
  const char* help;
  const char* examples;
  reports::Text (*text)(const reports::Report&);
  bool has_filters = true, has_limit = false, has_job = true;
};

const Kind kKinds[] = {
    {"summary", "what all jobs did and cost, and who leads",
     "  cronlens summary --days 7\n"
     "  cronlens summary --outcome failure          what failures cost\n"
     "  cronlens summary --json | jq .data.tot_estimated_cost\n",
     reports::summary_text},
    {"jobs", "one line per job, dearest first",
     "  cronlens jobs --limit 10                    the ten dearest\n"
     "  cronlens jobs --days 7 --outcome failure    what failed this week\n"
     "  cronlens jobs --job 'Morning briefing' --job 0123456789ab\n",
     reports::jobs_text, true, true},
    {"runs", "every run of one job, newest first",
     "  cronlens runs --job 'Morning briefing' --limit 20\n"
     "  cronlens runs --job 0123456789ab --outcome failure --days 0\n",
     reports::runs_text, true, true},
    {"models", "one line per model, dearest first",
     "  cronlens models --days 90\n"
     "  cronlens models --job 'Morning briefing'    which models a job has used\n",
     reports::models_text, true, true},
    {"trends", "runs and cost over time",
     "  cronlens trends --days 14\n"
     "  cronlens trends --job 'Morning briefing' --days 90\n",
     reports::trends_text},
    {"health", "what the files hold, and how old they are",
     "  cronlens health\n"
     "  cronlens health --home ~/.hermes/profiles/work --json\n",
     reports::health_text, false, false, false},
};

void add_job_option(CLI::App& command, const Kind& kind, ReportOptions& options) {
  const bool is_runs = std::string(kind.name) == "runs";
  auto* job = command.add_option("--job", options.jobs,
                                 is_runs ? "the job's id or name"
                                         : "only this job, by id or name; "
                                           "may be given several times");
  job->type_name("JOB")->allow_extra_args(false);
  if (is_runs) job->required()->expected(1);
}

int run(const Kind& kind, const ReportOptions& options) {
  return with_report(options, [&](const reports::Report& report) {
    return print_text(options.json ? reports::report_json(kind.name, report) : kind.text(report));
  });
}

void add_report(CLI::App& app, const Kind& kind, int& exit_code) {
  auto options = std::make_shared<ReportOptions>();
  auto* command = app.add_subcommand(kind.name, kind.help);
  const std::string reading = kind.has_filters ? kReading : "";
  command->footer(reading + kExitCodes + "\nExamples:\n" + kind.examples);
  if (kind.has_filters) add_filter_options(*command, *options);
  if (kind.has_job) add_job_option(*command, kind, *options);
  if (kind.has_limit) {
    command->add_option("--limit", options->limit, "lines at most; 0 is all (0)")
        ->type_name("N")
        ->check(CLI::Range(0, 1'000'000'000));
  }
  command->add_flag("--json", options->json, "for programs, with the keys of Cronalytics");
  add_output_options(*command, *options);
  command->callback([&kind, options, &exit_code] { exit_code = run(kind, *options); });
}

}  // namespace

void add_reports(CLI::App& app, int& exit_code) {
  for (const Kind& kind : kKinds) add_report(app, kind, exit_code);
}

}  // namespace cronlens::server
