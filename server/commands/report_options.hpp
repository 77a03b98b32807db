// SPDX-License-Identifier: MIT
// The options that the reports share, and an open engine from them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "commands/home_files.hpp"
#include "reports/report.hpp"

namespace CLI {
class App;
}

namespace cronlens::server {

struct ReportOptions {
  HomeOptions files;
  int days = 30;
  std::string outcome = "all", mode = "all", color = "auto", zone;
  std::vector<std::string> jobs;
  int limit = 0;
  double now = 0;
  bool json = false;
};

/// --json, --color, --tz, --now and the files.
void add_output_options(CLI::App& command, ReportOptions& options);
/// --days, from `least` on.
void add_days_option(CLI::App& command, ReportOptions& options, int least);
/// --days, --outcome, --mode.
void add_filter_options(CLI::App& command, ReportOptions& options);

/// Reads the files, opens the engine, hands over what is asked and prints what comes back. Returns
/// the exit code: an Error of the engine is kRefused, a file or a name that is not there kBadUse.
int with_report(const ReportOptions& options,
                const std::function<int(const reports::Report&)>& answer);

int print_text(const Result<std::string>& text);

}  // namespace cronlens::server
