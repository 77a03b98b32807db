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

struct Report {
  /// For read_report(). It packs well: like stands beside like.
  std::vector<std::uint8_t> data;
  /// The first figures as HTML, for those who see it without a script or on paper.
  std::string summary;
  double runs = 0;
  double left_out = 0;  // runs of the file before the window
};

Result<Report> make_report(const Engine& engine, const ReportOptions& options);

/// A facts.db and a jobs.json again.
Result<Source> read_report(std::span<const std::uint8_t> data);

}  // namespace cronlens
