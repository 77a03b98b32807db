// SPDX-License-Identifier: MIT
#include <algorithm>

#include "reports/report.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

namespace cronlens::server::reports {
namespace {

using text::change_words;
using text::Ink;
using text::is_known;
using text::Side;
using text::Table;
using text::words;

constexpr std::size_t kModelsShown = 5;

/// "+12% on the 30 days before (1,074)", or why there is no comparison.
std::string against_before(const Report& report, const Figure& change, const Figure& before) {
  if (report.asked.days == 0) return "";
  const std::string period =
      report.asked.days == 1 ? "day" : std::to_string(report.asked.days) + " days";
  if (!is_known(change)) return "the file does not reach back over the " + period + " before";
  return change_words(change) + " on the " + period + " before (" + at_least(before) + ")";
}

void add_runs(Table& table, const Report& report, const Overview& overview) {
  const auto outcome = [&](const char* label, const Figure& runs, Ink ink, std::string note) {
    const bool is_zero = runs.value && runs.value->value == 0;
    table.add({{label}, {words(runs), is_zero ? Ink::plain : ink}, {is_zero ? "" : note}});
  };
  table.add({{"Runs", Ink::title},
             {words(overview.runs)},
             {against_before(report, overview.runs_change, overview.prior_runs)}});
  outcome("  succeeded", overview.success_runs, Ink::good,
          is_known(overview.success_rate)
              ? words(overview.success_rate) + " of those with a known result"
              : "");
  outcome("  failed", overview.failure_runs, Ink::bad, "cost " + at_least(overview.failure_cost));
  if (overview.unknown_outcome_runs.value->value > 0) {
    outcome("  unknown", overview.unknown_outcome_runs, Ink::warning,
            "neither success nor failure is recorded");
  }
}

void add_cost(Table& table, const Report& report, const Overview& overview) {
  table.add(
      {{"Cost", Ink::title},
       {at_least(overview.cost), is_known(overview.cost) ? Ink::plain : Ink::warning},
       {is_known(overview.cost) ? against_before(report, overview.cost_change, overview.prior_cost)
                                : ""}});
  table.add({{"  per run"}, {words(overview.mean_cost)}, {""}});
  table.add({{"  per success"}, {words(overview.cost_per_success)}, {"failures paid for too"}});
}

std::string token_parts(const Overview& overview) {
  return "in " + words(overview.input_tokens) + ", out " + words(overview.output_tokens) +
         ", cache read " + words(overview.cache_read_tokens) + ", cache write " +
         words(overview.cache_write_tokens);
}

std::string plan_words(const Overview& overview) {
  std::string made = "by the schedules";
  if (is_known(overview.trend_month)) made += "; " + words(overview.trend_month) + " at this rate";
  if (is_known(overview.pace)) made += ", pace " + words(overview.pace);
  return made;
}

void add_rest(Table& table, const Overview& overview) {
  table.add({{"Tokens", Ink::title}, {at_least(overview.tokens)}, {token_parts(overview)}});
  table.add({{"Time", Ink::title},
             {at_least(overview.total_duration)},
             {words(overview.mean_duration) + " per run"}});
  table.add({{"Per month", Ink::title}, {words(overview.nominal_month)}, {plan_words(overview)}});
  const bool has_scripts = overview.script_jobs.value && overview.script_jobs.value->value > 0;
  table.add({{"Jobs", Ink::title},
             {words(overview.jobs)},
             {has_scripts ? words(overview.script_jobs) + " of them run a script" : ""}});
}

const char* leader_title(LeaderCategory category) {
  switch (category) {
    case LeaderCategory::runs:
      return "Most runs";
    case LeaderCategory::cost:
      return "Highest cost";
    case LeaderCategory::tokens:
      return "Most tokens";
    default:
      return "Furthest above plan";
  }
}

std::string leaders_lines(const Report& report, const std::vector<Leader>& leaders) {
  if (leaders.empty()) return "";
  Table table({{"Leaders", Side::left}, {"Job", Side::left, 0, true}, {"Figure"}, {"Share"}});
  for (const Leader& leader : leaders) {
    table.add(
        {{leader_title(leader.category)},
         {text::clean(leader.job_name)},
         {leader.category == LeaderCategory::pace ? words(leader.figure) : at_least(leader.figure)},
         {is_known(leader.share) ? words(leader.share) : text::kNone}});
  }
  return "\n" + table.lines(report.screen);
}

std::string models_lines(const Report& report, const Breakdown& models) {
  Table table({{"Models", Side::left, 0, true}, {"Runs"}, {"Cost"}, {"Share"}});
  const std::size_t shown = std::min(kModelsShown, models.names.size());
  for (std::size_t i = 0; i < shown; ++i) {
    table.add({{name_or_unknown(models.names[i])},
               {words(models.runs[i])},
               {at_least(models.cost[i], models.unknown_cost_runs[i])},
               {models.share[i].is_known() ? words(models.share[i]) : text::kNone}});
  }
  std::string made = "\n" + table.lines(report.screen);
  const std::size_t more = models.names.size() - shown;
  if (more > 0) {
    const std::string note = "and " + std::to_string(more) + " more: cronlens models";
    made += report.screen.paint(Ink::faint, note) + "\n";
  }
  return made;
}

}  // namespace

Text summary_text(const Report& report) {
  const auto answer = report.engine.dashboard(report.query());
  if (!answer) return answer.error();
  const Dashboard& board = answer.value();
  if (board.coverage.runs.value == 0) return nothing_found(report) + caveats(report);
  Table table({{"", Side::left}, {""}, {"", Side::left, 0, true}});
  add_runs(table, report, board.overview);
  add_cost(table, report, board.overview);
  add_rest(table, board.overview);
  const std::string notes = cost_note(report, board.coverage) + caveats(report);
  return heading(report, "Summary", board.since, board.until) + table.lines(report.screen) +
         leaders_lines(report, board.leaders) + models_lines(report, board.models) +
         (notes.empty() ? "" : "\n" + notes);
}

}  // namespace cronlens::server::reports
