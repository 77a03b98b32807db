// SPDX-License-Identifier: MIT
#include <algorithm>

#include "cronlens/forecast.hpp"
#include "forecast/history.hpp"
#include "select/periods.hpp"

namespace cronlens::forecast {

constexpr std::int64_t kDaysIn = 10;
constexpr std::int64_t kMostMonths = 24;

Result<std::optional<BackTest>> back_test_month(const Engine& engine, double now,
                                                const TimeZone& time_zone, std::int64_t months) {
  const facts::Facts& facts = engine.state().cells.facts();
  if (facts.size() == 0 || months > kMostMonths) return std::optional<BackTest>();
  const select::Zone zone(time_zone);
  const double first = *std::min_element(facts.run_time.begin(), facts.run_time.end());
  std::int64_t month = select::first_of_month(select::local_day(zone, now)), next = month;
  for (std::int64_t back = 0; back < months; ++back) {
    next = month;
    month = select::first_of_month(month - 1);
  }
  const double since = select::start_of(zone, month), until = select::start_of(zone, next);
  // A month that began before the records did has no true sum.
  if (since < first) return std::optional<BackTest>();
  BackTest test{select::month_key(month)};
  for (const History& history : histories(facts, now)) {
    test.truth += spent_between(facts, history, since, until);
  }
  const double asked = select::start_of(zone, month + kDaysIn);
  const auto forecast = make_forecast(engine, {asked, time_zone, Horizon::month_end});
  if (!forecast) return forecast.error();
  test.total = forecast.value().total;
  test.is_within = test.total && test.truth >= test.total->p10 && test.truth <= test.total->p90;
  return std::optional(std::move(test));
}

Result<std::vector<BackTest>> back_test(const Engine& engine, double now, const TimeZone& zone) {
  std::vector<BackTest> tests;
  for (std::int64_t months = 1;; ++months) {
    auto test = back_test_month(engine, now, zone, months);
    if (!test) return test.error();
    if (!test.value()) break;
    tests.push_back(std::move(*test.value()));
  }
  std::reverse(tests.begin(), tests.end());
  return tests;
}

}  // namespace cronlens::forecast
