// SPDX-License-Identifier: MIT
// The data of an offline report: what the panels need of the runs in a window, and nothing else.
// The same function reduces and redacts for the command line and for the page.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cronlens/engine.hpp"
#include "cronlens/result.hpp"

namespace cronlens {

/// What is taken out before anything is written: it is nowhere in a report.
struct Redaction {
  bool names = false;  // of jobs
  bool ids = false;    // of jobs and sessions
  bool costs = false;
};

struct ReportOptions {
  std::string title;
  /// Only runs from `query.now` - days on; every run where there is none.
  std::optional<double> days;
  Redaction redact;
  /// What the summary answers; a filter that would name what is redacted is left out.
  Query query;
};

/// The runs of a report, reduced and redacted.
struct PackedRuns {
  /// For open_report(). It compresses well: like stands beside like.
  std::vector<std::uint8_t> data;
  double runs = 0;
  double left_out = 0;  // runs of the file before the window
};

Result<PackedRuns> pack_runs(const Engine& engine, const ReportOptions& options);

/// The first figures as HTML, for those who see a report without a script or on paper. `reduced` is
/// what open_report() made of the packed runs, so that it cannot tell more than these do.
Result<std::string> report_summary(const Engine& reduced, const ReportOptions& options,
                                   double left_out);

struct Report : PackedRuns {
  std::string summary;
};

/// Both in one.
Result<Report> make_report(const Engine& engine, const ReportOptions& options);

/// The runs of a report, as if from a file; `data` is not needed afterwards. A damaged report is an
/// Error.
Result<Engine> open_report(std::span<const std::uint8_t> data);

}  // namespace cronlens
