// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "reports/report.hpp"
#include "text/words.hpp"

namespace cronlens::server::reports {
namespace {

using text::Ink;
using text::Side;
using text::Table;
using text::words;

constexpr int kBarColumns = 24;

/// A bar of up to kBarColumns, to an eighth of a column.
std::string bar(double value, double peak) {
  static constexpr const char* kEighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (!(value > 0) || !(peak > 0)) return "";
  const int eighths = std::max(1, static_cast<int>(std::lround(value / peak * kBarColumns * 8)));
  std::string made;
  for (int i = 0; i < eighths / 8; ++i) made += "█";
  return made + kEighths[eighths % 8];
}

double greatest(const std::vector<Usd>& values) {
  double peak = 0;
  for (const Usd value : values) peak = std::max(peak, value.is_known() ? value.value : 0);
  return peak;
}

/// Nothing known of a step that has runs is unknown; of one without runs it is nothing at all.
std::string step_cost(const Timeline& line, std::size_t step) {
  if (line.runs[step].value == 0) return text::kNone;
  const bool none_known = line.unknown_cost_runs[step].value == line.runs[step].value;
  if (none_known) return text::kUnknown;
  return at_least(line.cost[step], line.unknown_cost_runs[step]);
}

std::string step_name(const Report& report, const Timeline& line, std::size_t step) {
  const bool is_first = step == 0, is_last = step + 1 == line.runs.size();
  const bool is_part = (is_first && line.first_partial) || (is_last && line.last_partial);
  const Instant start = line.edges[step];
  std::string name =
      line.bucket == Bucket::hour ? report.clock.date_time(start) : report.clock.date(start);
  if (line.bucket == Bucket::month) name.resize(std::string("2026-05").size());
  return name + (is_part ? "*" : "");
}

std::string title_of(Bucket bucket) {
  switch (bucket) {
    case Bucket::hour:
      return "Hour";
    case Bucket::week:
      return "Week from";
    case Bucket::month:
      return "Month";
    default:
      return "Day";
  }
}

std::string notes(const Report& report, const Timeline& line) {
  std::string made;
  const auto note = [&](const std::string& words) {
    made += report.screen.paint(Ink::faint, words) + "\n";
  };
  if (line.first_partial || line.last_partial) note("* only a part of it is in the window.");
  if (line.outside_runs.value > 0) {
    note(text::counted(line.outside_runs.value, "run is", "runs are") +
         " dated far off and in no line: some clock is wrong.");
  }
  return made;
}

}  // namespace

Text trends_text(const Report& report) {
  const auto board = report.engine.dashboard(report.query());
  CompareRequest request;
  request.query = report.query();
  const auto answer = report.engine.compare(request);
  if (!board) return board.error();
  if (!answer) return answer.error();
  const Coverage& coverage = board.value().coverage;
  if (coverage.runs.value == 0) return nothing_found(report) + caveats(report);

  const Timeline& line = answer.value().timeline;
  const double peak = greatest(line.cost);
  const bool has_costs = peak > 0;
  double most_runs = 0;
  for (const Count runs : line.runs) most_runs = std::max(most_runs, runs.value);
  Table table({{title_of(line.bucket), Side::left},
               {"Runs"},
               {"Failed"},
               {"Cost"},
               {"Tokens", Side::right, 1},
               {has_costs ? "Cost" : "Runs", Side::left, 2}});
  for (std::size_t i = 0; i < line.runs.size(); ++i) {
    const double length = has_costs ? line.cost[i].value : line.runs[i].value;
    table.add({{step_name(report, line, i)},
               {words(line.runs[i])},
               failures_cell(line.failures[i]),
               {step_cost(line, i)},
               {words(line.tokens[i])},
               {bar(length, has_costs ? peak : most_runs), Ink::warning}});
  }
  const Overview& all = board.value().overview;
  table.add_total({{"All", Ink::title},
                   {words(all.runs)},
                   failures_cell(Count(all.failure_runs.value->value)),
                   {at_least(all.cost)},
                   {words(all.tokens)},
                   {""}});
  return heading(report, "Trends", board.value().since, board.value().until) +
         table.lines(report.screen) + notes(report, line) + cost_note(report, coverage) +
         caveats(report);
}

}  // namespace cronlens::server::reports
