// SPDX-License-Identifier: MIT
// Reduce, redact, and look at the result as its reader will.
#include <utility>

#include "cronlens/report.hpp"

namespace cronlens {

Result<Report> make_report(const Engine& engine, const ReportOptions& options) {
  auto packed = pack_runs(engine, options);
  if (!packed) return packed.error();
  const auto reduced = open_report(packed.value().data);
  if (!reduced) return reduced.error();
  auto summary = report_summary(reduced.value(), options, packed.value().left_out);
  if (!summary) return summary.error();
  return Report{{std::move(packed.value())}, std::move(summary.value())};
}

}  // namespace cronlens
