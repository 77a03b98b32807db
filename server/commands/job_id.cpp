// SPDX-License-Identifier: MIT
// cronlens job-id: which job a session belongs to.
#include "cronlens/job_id.hpp"

#include <CLI/CLI.hpp>
#include <memory>

#include "commands/commands.hpp"

namespace cronlens::server {

void add_job_id(CLI::App& app, int& exit_code) {
  auto session = std::make_shared<std::string>();
  auto* command = app.add_subcommand("job-id", "print the job id that a session id names");
  command->footer(
      "\nExit code 1 when the session was not started by a job.\n"
      "\nExample:\n  cronlens job-id cron_backup_20260430_120000      prints: backup");
  command->add_option("session", *session, "the session id")->required();
  command->callback([session, &exit_code] {
    const auto job = job_id_of_session(*session);
    exit_code = job ? print(*job) : kRefused;
  });
}

}  // namespace cronlens::server
