// SPDX-License-Identifier: MIT
#include "reports/report.hpp"

namespace cronlens::server::reports {
namespace {

using text::Ink;
using text::Side;
using text::Table;
using text::words;

void add_model(Table& table, const Breakdown& models, std::size_t row, const text::Clock& clock) {
  table.add({{name_or_unknown(models.names[row])},
             {words(models.runs[row])},
             failures_cell(models.failures[row]),
             {at_least(models.cost[row], models.unknown_cost_runs[row]),
              models.cost[row].is_known() ? Ink::plain : Ink::warning},
             {or_none(models.share[row])},
             {or_none(models.mean_cost[row])},
             {words(models.input_tokens[row])},
             {words(models.output_tokens[row])},
             {words(models.tokens[row])},
             {clock.date_time(models.last_run[row])}});
}

void add_total(Table& table, const Overview& all, std::size_t models) {
  table.add_total(
      {{"All " + text::counted(static_cast<double>(models), "model", "models"), Ink::title},
       {words(all.runs)},
       failures_cell(Count(all.failure_runs.value->value)),
       {at_least(all.cost)},
       {""},
       {or_none(all.mean_cost)},
       {words(all.input_tokens)},
       {words(all.output_tokens)},
       {words(all.tokens)},
       {""}});
}

}  // namespace

Text models_text(const Report& report) {
  const auto answer = report.engine.dashboard(report.query());
  if (!answer) return answer.error();
  const Dashboard& board = answer.value();
  const std::size_t all = board.models.names.size();
  if (all == 0) return nothing_found(report) + caveats(report);
  Table table({{"Model", Side::left, 0, true},
               {"Runs"},
               {"Failed"},
               {"Cost"},
               {"Share", Side::right, 1},
               {"Per run", Side::right, 2},
               {"In", Side::right, 4},
               {"Out", Side::right, 5},
               {"Tokens", Side::right, 3},
               {"Last run", Side::left, 6}});
  const std::size_t shown = rows_shown(report, all);
  for (std::size_t row = 0; row < shown; ++row) add_model(table, board.models, row, report.clock);
  add_total(table, board.overview, all);
  return heading(report, "Models", board.since, board.until) + table.lines(report.screen) +
         more_note(report, static_cast<double>(all - shown), "model", "models") +
         cost_note(report, board.coverage) + caveats(report);
}

}  // namespace cronlens::server::reports
