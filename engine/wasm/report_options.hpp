// SPDX-License-Identifier: MIT
// What is asked for a report, as it crosses.
#pragma once

#include <string>

#include "codec/wire_reader.hpp"
#include "cronlens/report.hpp"
#include "module.hpp"

namespace cronlens::tab {

enum RedactionBits { kNames = 1, kIds = 2, kCosts = 4 };

/// `days` 0: every run. The query is what was written to the view of reserve_request().
inline Result<ReportOptions> report_options(const std::string& title, double days, int redact) {
  auto query = wire::read<Query>(request);
  if (!query) return query.error();
  ReportOptions options{title, std::nullopt, {}, std::move(query.value())};
  if (days > 0) options.days = days;
  options.redact = {(redact & kNames) != 0, (redact & kIds) != 0, (redact & kCosts) != 0};
  return options;
}

}  // namespace cronlens::tab
