// SPDX-License-Identifier: MIT
// The first figures of a report as HTML: what is seen before the engine has started, without a
// script, and on paper.
#pragma once

#include <string>

#include "cronlens/report.hpp"

namespace cronlens::report {

std::string summary_html(const Snapshot& snapshot, const Dashboard& dashboard,
                         const ReportOptions& options, const Report& report);

}  // namespace cronlens::report
