// SPDX-License-Identifier: MIT
#include <algorithm>

#include "reports/report.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

namespace cronlens::server::reports {
namespace {

using text::Cell;
using text::Ink;
using text::Side;
using text::Table;
using text::words;

constexpr double kMostRows = 5000;  // what RunsRequest takes

template <class Q>
std::string or_unknown(const std::optional<Q>& value) {
  return value ? words(*value) : text::kUnknown;
}

Cell outcome_cell(RunOutcome outcome) {
  switch (outcome) {
    case RunOutcome::success:
      return {"ok", Ink::good};
    case RunOutcome::failure:
      return {"failed", Ink::bad};
    default:
      return {text::kUnknown, Ink::warning};
  }
}

void add_run(Table& table, const Run& run, const text::Clock& clock) {
  const bool is_script = run.mode == std::string(spelling(ModeFilter::no_agent));
  table.add({{clock.date_time(run.run_time)},
             outcome_cell(run.outcome),
             {run.duration ? words(*run.duration) : text::kNone},
             {or_unknown(run.cost), run.cost ? Ink::plain : Ink::warning},
             {or_unknown(run.tokens)},
             {is_script ? "script" : name_or_unknown(run.model.value_or(""))},
             {text::clean(run.end_reason.value_or(""))},
             {text::clean(run.session_id), Ink::faint}});
}

/// Every page until the limit; an Error where one is refused.
std::optional<Error> add_runs(Table& table, const Report& report, double& shown, double& total) {
  RunsRequest request;
  request.query = report.query();
  request.job = report.asked.jobs.front();
  do {
    const double left = report.asked.limit > 0 ? report.asked.limit - shown : kMostRows;
    request.offset = Count(shown);
    request.limit = Count(std::min(left, kMostRows));
    const auto page = report.engine.runs(request);
    if (!page && page.error().code == ErrorCode::not_found) return std::nullopt;
    if (!page) return page.error();
    for (const Run& run : page.value().runs) add_run(table, run, report.clock);
    total = page.value().total.value;
    shown += static_cast<double>(page.value().runs.size());
    if (page.value().runs.empty()) break;
  } while (shown < total && (report.asked.limit == 0 || shown < report.asked.limit));
  return std::nullopt;
}

}  // namespace

Text runs_text(const Report& report) {
  const auto board = report.engine.dashboard(report.query());
  if (!board) return board.error();
  Table table({{"Start", Side::left},
               {"Result", Side::left},
               {"Time"},
               {"Cost"},
               {"Tokens", Side::right, 1},
               {"Model", Side::left, 0, true},
               {"Ended with", Side::left, 2},
               {"Session", Side::left, 3}});
  double shown = 0, total = 0;
  const auto error = add_runs(table, report, shown, total);
  if (error) return *error;
  if (shown == 0) return nothing_found(report) + caveats(report);
  const Overview& all = board.value().overview;
  table.add_total({{text::counted(total, "run", "runs"), Ink::title},
                   {words(all.failure_runs) + " failed"},
                   {at_least(all.total_duration)},
                   {at_least(all.cost)},
                   {at_least(all.tokens)},
                   {""},
                   {""},
                   {""}});
  return heading(report, "Runs", board.value().since, board.value().until) +
         table.lines(report.screen) + more_note(report, total - shown, "run", "runs") +
         cost_note(report, board.value().coverage) + caveats(report);
}

}  // namespace cronlens::server::reports
