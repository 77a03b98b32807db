// SPDX-License-Identifier: MIT
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

Cell pace_cell(Multiple pace) {
  constexpr double kFarAbove = 2;  // where the page turns red
  const bool is_far = pace.is_known() && pace.value >= kFarAbove;
  return {or_none(pace), is_far ? Ink::bad : Ink::plain};
}

std::string job_name(const JobTable& jobs, std::size_t row) {
  const std::string name = text::clean(jobs.names[row]);
  return jobs.mode[row] == spelling(ModeFilter::no_agent) ? name + " (script)" : name;
}

void add_job(Table& table, const JobTable& jobs, std::size_t row, const text::Clock& clock) {
  table.add({{job_name(jobs, row)},
             {words(jobs.runs[row])},
             failures_cell(jobs.failure_runs[row]),
             {at_least(jobs.cost[row], jobs.unknown_cost_runs[row]),
              jobs.cost[row].is_known() ? Ink::plain : Ink::warning},
             {or_none(jobs.mean_cost[row])},
             {or_none(jobs.mean_duration[row])},
             {words(jobs.tokens[row])},
             {or_none(jobs.nominal_month[row])},
             {or_none(jobs.trend_month[row])},
             pace_cell(jobs.pace[row]),
             {clock.date_time(jobs.last_run[row])},
             {jobs.schedule[row].empty() ? text::kNone : text::clean(jobs.schedule[row])},
             {text::clean(jobs.ids[row]), Ink::faint}});
}

void add_total(Table& table, const Overview& all) {
  table.add_total({{"All " + text::counted(all.jobs.value->value, "job", "jobs"), Ink::title},
                   {words(all.runs)},
                   failures_cell(Count(all.failure_runs.value->value)),
                   {at_least(all.cost)},
                   {or_none(all.mean_cost)},
                   {or_none(all.mean_duration)},
                   {words(all.tokens)},
                   {or_none(all.nominal_month)},
                   {or_none(all.trend_month)},
                   {or_none(all.pace)},
                   {""},
                   {""},
                   {""}});
}

}  // namespace

Text jobs_text(const Report& report) {
  const auto answer = report.engine.dashboard(report.query());
  if (!answer) return answer.error();
  const Dashboard& board = answer.value();
  const JobTable& jobs = board.jobs;
  if (jobs.ids.empty()) return nothing_found(report) + caveats(report);
  Table table({{"Job", Side::left, 0, true},
               {"Runs"},
               {"Failed"},
               {"Cost"},
               {"Per run", Side::right, 2},
               {"Time", Side::right, 3},
               {"Tokens", Side::right, 4},
               {"Plan/mo", Side::right, 5},
               {"Trend/mo", Side::right, 6},
               {"Pace", Side::right, 1},
               {"Last run", Side::left, 7},
               {"Schedule", Side::left, 8},
               {"Id", Side::left, 9}});
  const auto all = jobs.ids.size();
  const std::size_t shown = rows_shown(report, all);
  for (std::size_t row = 0; row < shown; ++row) add_job(table, jobs, row, report.clock);
  add_total(table, board.overview);
  return heading(report, "Jobs", board.since, board.until) + table.lines(report.screen) +
         more_note(report, static_cast<double>(all - shown), "job", "jobs") +
         cost_note(report, board.coverage) + caveats(report);
}

}  // namespace cronlens::server::reports
