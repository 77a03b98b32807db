// SPDX-License-Identifier: MIT
// The same answers for programs, in the envelope of Cronalytics' terminal tool: its keys and their
// order, what its API adds, and beside them how much of the selection is known.
#pragma once

#include <string>
#include <string_view>

#include "reports/report.hpp"

namespace cronlens::server::reports {

/// `name` is the command: summary, jobs, runs, models, trends or health.
Result<std::string> report_json(std::string_view name, const Report& report);

}  // namespace cronlens::server::reports
