// SPDX-License-Identifier: MIT
// argv -> command. Each command adds itself; what it prints and returns is in its own file.
#include <CLI/CLI.hpp>
#include <csignal>
#include <exception>
#include <new>
#include <string>

#include "commands/commands.hpp"

namespace {

constexpr const char* kDescription =
    "Cronlens: what the scheduled jobs of a Hermes agent cost, whether they work, and what to\n"
    "change. Hermes' own files are only read; sync alone writes, to facts.db.";

constexpr const char* kFooter =
    "\nExamples:\n"
    "  cronlens summary                            the last 30 days of this machine's Hermes\n"
    "  cronlens jobs --days 7 --outcome failure    what failed this week\n"
    "  cronlens serve                              open the page on this machine\n"
    "  cronlens sample --out demo                  a realistic facts.db to try\n"
    "  cronlens summary --facts demo/facts.db\n"
    "\n'cronlens COMMAND --help' explains a command.\n"
    "Exit codes: 0 answered, 1 the question or the data was refused, 2 bad arguments or files.";

/// CLI11 says "a subcommand is required" to a name it does not know; this names it.
std::string unknown_command(const CLI::App& app, int argc, char** argv) {
  const std::string given = argc > 1 ? argv[1] : "";
  if (given.empty() || given.front() == '-') return "";
  std::string known;
  for (const CLI::App* each : app.get_subcommands([](const CLI::App*) { return true; })) {
    if (each->check_name(given)) return "";
    known += (known.empty() ? "" : ", ") + each->get_name();
  }
  return "there is no command '" + given + "'; the commands are " + known;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace cronlens::server;
  // A file that may not grow any further is a full disk: an error to be told, not the end.
  std::signal(SIGXFSZ, SIG_IGN);
  CLI::App app(kDescription, "cronlens");
  app.footer(kFooter);
  app.set_version_flag("--version", "cronlens " CRONLENS_VERSION);
  app.require_subcommand(1);

  int exit_code = kAnswered;
  add_reports(app, exit_code);
  add_digest(app, exit_code);
  add_serve(app, exit_code);
  add_sync(app, exit_code);
  add_api(app, exit_code);
  add_prices(app, exit_code);
  add_budget(app, exit_code);
  add_unexpected(app, exit_code);
  add_forecast(app, exit_code);
  add_what_if(app, exit_code);
  add_query(app, exit_code);
  add_job_id(app, exit_code);
  add_report(app, exit_code);
  add_sample(app, exit_code);
  add_completion(app, exit_code);
  add_man(app, exit_code);
  const std::string unknown = unknown_command(app, argc, argv);
  if (!unknown.empty()) return complain(unknown);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kAnswered : kBadUse;
  } catch (const std::bad_alloc&) {
    return complain("the memory of this machine does not suffice");
  } catch (const std::exception& fault) {
    return complain(fault.what());
  }
  return exit_code;
}
