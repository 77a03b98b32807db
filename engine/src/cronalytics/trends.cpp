// SPDX-License-Identifier: MIT
#include <cmath>
#include <cstdio>
#include <map>

#include "cronalytics/endpoints.hpp"
#include "cronalytics/values.hpp"
#include "measures/measures.hpp"
#include "schedule/civil.hpp"

namespace cronlens::cronalytics {
namespace {

/// The UTC day as SQLite's date() sees it: to the nearest millisecond.
std::int64_t utc_day(double moment) {
  const auto millis = static_cast<std::int64_t>(std::llround(moment * 1000));
  return floor_div(millis, 86'400'000);
}

std::string iso_date(std::int64_t day) {
  const CivilDate date = civil_from_days(day);
  char text[40];
  std::snprintf(text, sizeof text, "%04lld-%02d-%02d", static_cast<long long>(date.year),
                date.month, date.day);
  return text;
}

std::map<std::int64_t, totals::Totals> sums_by_day(const projections::Selection& selection) {
  std::map<std::int64_t, totals::Totals> days;
  const totals::Cells& cells = selection.state.cells;
  for (const totals::Slice& slice : selection.slices()) {
    const auto [first, last] = slice.slots;
    for (std::uint32_t begin = first, end = begin; begin < last; begin = end) {
      const std::int64_t day = utc_day(cells.start(begin));
      while (end < last && utc_day(cells.start(end)) == day) ++end;
      days[day].add(slice.cell->outcome, cells.sums({begin, end}));
    }
  }
  return days;
}

}  // namespace

Json trends(const Question& question) {
  Json list = Json::array();
  for (const auto& [day, sums] : sums_by_day(question.selection())) {
    const Json cost = rounded(measures::cost(sums), kMoney);
    list.push_back({{"day", iso_date(day)},
                    {"runs", sums.all_runs()},
                    {"estimated_cost", cost},
                    {"cost", cost},
                    {"input_tokens", sums.input},
                    {"output_tokens", sums.output}});
  }
  return {{"plugin", "cronalytics"},
          {"days", echo_integer(question.parameters().days)},
          {"outcome", question.parameters().outcome},
          {"trend", std::move(list)}};
}

}  // namespace cronlens::cronalytics
