// SPDX-License-Identifier: MIT
// The commands of the command line. add_x() declares one with its options and help; running it sets
// `exit_code`.
#pragma once

#include <string_view>

namespace CLI {
class App;
}

namespace cronlens::server {

constexpr int kAnswered = 0;
constexpr int kRefused = 1;
constexpr int kBadUse = 2;

void add_api(CLI::App& app, int& exit_code);
void add_completion(CLI::App& app, int& exit_code);
void add_digest(CLI::App& app, int& exit_code);
void add_budget(CLI::App& app, int& exit_code);
void add_forecast(CLI::App& app, int& exit_code);
void add_job_id(CLI::App& app, int& exit_code);
void add_man(CLI::App& app, int& exit_code);
void add_prices(CLI::App& app, int& exit_code);
void add_query(CLI::App& app, int& exit_code);
void add_reports(CLI::App& app, int& exit_code);
void add_report(CLI::App& app, int& exit_code);
void add_sample(CLI::App& app, int& exit_code);
void add_what_if(CLI::App& app, int& exit_code);
void add_serve(CLI::App& app, int& exit_code);
void add_sync(CLI::App& app, int& exit_code);
void add_unexpected(CLI::App& app, int& exit_code);

/// Tells the user on standard error. Returns `exit_code`.
int complain(std::string_view why, int exit_code = kBadUse);

/// Writes text and a newline to standard output. Returns kAnswered, or kBadUse when nobody can
/// read it.
int print(std::string_view text);

}  // namespace cronlens::server
