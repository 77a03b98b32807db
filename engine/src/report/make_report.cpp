// SPDX-License-Identifier: MIT
// Reduce, redact, and look at the result as its reader will: the summary is made of what was
// packed, so that it cannot tell more than the data does.
#include <utility>

#include "cronlens/report.hpp"
#include "report/pack.hpp"
#include "report/summary.hpp"
#include "state.hpp"

namespace cronlens {
namespace {

/// A search may hold a name, and the ids of a filter are others now.
Query told(Query query, const Redaction& redact) {
  if (redact.ids) query.jobs.clear();
  if (redact.ids || redact.names) query.text.clear();
  return query;
}

}  // namespace

Result<Report> make_report(const Engine& engine, const ReportOptions& options) {
  if (options.days && !(*options.days > 0 && *options.days <= 36500)) {
    return make_error(ErrorCode::bad_query, "The days of a report are from 0 to 36,500.");
  }
  const auto rows = report::rows_in_window(engine.state(), options);
  auto packed = report::pack(engine.state(), rows, options.redact);
  if (!packed) return packed.error();
  Report report;
  report.data = std::move(packed.value());
  report.runs = static_cast<double>(rows.size());
  report.left_out = static_cast<double>(engine.state().cells.facts().size() - rows.size());

  auto source = read_report(report.data);
  if (!source) return source.error();
  const auto reduced = Engine::open(std::move(source.value()));
  if (!reduced) return reduced.error();
  const auto dashboard = reduced.value().dashboard(told(options.query, options.redact));
  if (!dashboard) return dashboard.error();
  report.summary =
      report::summary_html(reduced.value().snapshot(), dashboard.value(), options, report);
  return report;
}

}  // namespace cronlens
