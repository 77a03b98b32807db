// SPDX-License-Identifier: MIT
#include "cronlens/forecast.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "facts_builder.hpp"
#include "forecast/cost_model.hpp"
#include "forecast/level_shift.hpp"
#include "statistics/elementary.hpp"

using namespace cronlens;
using namespace cronlens::forecast;
using namespace cronlens::test;

namespace {

constexpr double kNow = 1784548800;  // 2026-07-20T12:00:00Z: 11 daily firings at 06:00 remain
constexpr double kDay = 86'400;

const std::string kDaily =
    R"({"jobs": [{"id": "j", "name": "Job", "schedule": {"kind": "cron", "expr": "0 6 * * *"}}]})";

std::string run_row(int number, const std::string& job, double at, double cost) {
  return (number ? ",(" : "(") + std::string("'s") + job + std::to_string(number) + "','" + job +
         "'," + std::to_string(at) + ",'m'," + (std::isnan(cost) ? "NULL" : std::to_string(cost)) +
         ",1)";
}

/// Runs of one job, one a day at 06:00 before now, newest last.
Engine daily(const std::vector<double>& costs, const std::string& jobs = kDaily) {
  std::string rows;
  for (std::size_t i = 0; i < costs.size(); ++i) {
    const double at = kNow - 6 * 3'600 - static_cast<double>(costs.size() - 1 - i) * kDay;
    rows += run_row(static_cast<int>(i), "j", at, costs[i]);
  }
  auto opened = Engine::open({facts_with(rows), {}, jobs});
  REQUIRE(opened.ok());
  return std::move(opened.value());
}

JobForecast only_job(const Engine& engine, Horizon horizon = Horizon::month_end) {
  const auto made = make_forecast(engine, {kNow, {}, horizon});
  REQUIRE(made.ok());
  REQUIRE(made.value().jobs.size() == 1);
  return made.value().jobs[0];
}

}  // namespace

TEST_CASE("forecast: costs that never change give what remains times the cost, nearly surely") {
  const Engine engine = daily(std::vector<double>(30, 2.0));
  const JobForecast job = only_job(engine);
  CHECK(job.method == Method::log_normal);
  CHECK(job.firings == 11);
  CHECK(job.spent == 40);  // the 1st to the 20th
  CHECK(job.kept == doctest::Approx(30.0 / 31));
  REQUIRE(job.total.has_value());
  CHECK(job.total->p50 == doctest::Approx(62));
  CHECK(job.total->p90 == doctest::Approx(62));
  CHECK(job.total->p10 >= 58);
  CHECK(job.nominal == doctest::Approx(60));
  CHECK(job.trend == doctest::Approx(60));
  CHECK(only_job(engine, Horizon::next_30_days).firings == 30);
  CHECK(only_job(engine, Horizon::next_30_days).spent == 0);
}

TEST_CASE("forecast: the same question has the same digits") {
  const Engine engine = daily({1, 3, 2, 5, 1, 2, 4, 2, 3, 1, 6});
  const auto a = make_forecast(engine, {kNow, {}, Horizon::month_end});
  const auto b = make_forecast(engine, {kNow, {}, Horizon::month_end});
  REQUIRE(a.ok());
  CHECK(a.value().draws == b.value().draws);
  CHECK(chance_above(a.value(), 0) == 1);
  CHECK(chance_above(a.value(), 1e9) == 0);
  const double middle = a.value().total->p50;
  CHECK(*chance_above(a.value(), middle) == doctest::Approx(0.5).epsilon(0.01));
}

TEST_CASE("forecast: few costs give a point, one run gives nothing, free runs stay free") {
  const JobForecast three = only_job(daily({1, 2, 3}));
  CHECK(three.method == Method::point);
  CHECK_FALSE(three.total.has_value());
  CHECK(*three.point == doctest::Approx(6 + 2 * 0.75 * 11));
  const JobForecast one = only_job(daily({1}));
  CHECK(one.method == Method::unknown);
  CHECK_FALSE(one.point.has_value());
  const double unknown = std::numeric_limits<double>::quiet_NaN();
  CHECK(only_job(daily({unknown, unknown, unknown, unknown, unknown, unknown})).method ==
        Method::unknown);
  const JobForecast free = only_job(daily(std::vector<double>(8, 0.0)));
  CHECK(free.total->p90 == 0);
}

TEST_CASE("forecast: jobs left out and jobs by a point only are counted, not hidden") {
  const Engine engine = daily({1});
  const auto made = make_forecast(engine, {kNow, {}, Horizon::month_end});
  CHECK(made.value().left_out == 1);
  CHECK_FALSE(made.value().total.has_value());
  CHECK_FALSE(chance_above(made.value(), 1).has_value());
  CHECK(make_forecast(daily({1, 2, 3}), {kNow, {}, Horizon::month_end}).value().without_range == 1);
}

TEST_CASE("forecast: a paused job and a schedule that never fires cost no more than they have") {
  const std::vector<double> costs(10, 1.0);
  const auto with = [&](const std::string& rest) {
    return only_job(daily(costs, R"({"jobs": [{"id": "j", )" + rest + "}]}"));
  };
  const JobForecast paused =
      with(R"("state": "paused", "schedule": {"kind": "cron", "expr": "0 6 * * *"})");
  CHECK(paused.method == Method::nothing_to_come);
  CHECK(paused.total->p90 == 10);
}

TEST_CASE("forecast: a job without a schedule is carried on by days, today by its remainder") {
  const JobForecast job = only_job(daily(std::vector<double>(28, 2.0), R"({"jobs": []})"));
  CHECK(job.method == Method::daily);
  // Eleven and a half days of $2 after the $40 spent.
  CHECK(job.total->p50 == doctest::Approx(63));
  CHECK(only_job(daily(std::vector<double>(5, 2.0), R"({"jobs": []})")).method == Method::unknown);
}

TEST_CASE("forecast: months of every length end where they end") {
  const Engine engine = daily({1, 2, 3});
  const auto days = [&](double now) {
    const auto made = make_forecast(engine, {now, {}, Horizon::month_end});
    return (made.value().until - made.value().since) / kDay;
  };
  CHECK(days(1771200000) == 28);  // February 2026
  CHECK(days(1708000000) == 29);  // February 2024
  CHECK(days(1784548800) == 31);
  // New York, March 2026, has one hour less.
  const TimeZone zone{{Instant(0), Instant(1772953200)}, {Seconds(-18000), Seconds(-14400)}};
  const auto march = make_forecast(engine, {1773500000, zone, Horizon::month_end});
  CHECK(march.value().until - march.value().since == 31 * kDay - 3'600);
}

TEST_CASE("forecast: the back-test tells of completed months only, and of their truth") {
  const Engine engine = daily(std::vector<double>(95, 1.0));
  const auto tests = back_test(engine, kNow, {});
  REQUIRE(tests.ok());
  REQUIRE(tests.value().size() == 2);  // May and June; April is not whole
  CHECK(tests.value()[0].month == "2026-05");
  CHECK(tests.value()[1].truth == 30);
  CHECK(tests.value()[1].is_within);
}

TEST_CASE("forecast: a wild draw is cut at ten times the dearest run, and it is said") {
  CostModel model({0.001, 0.01, 0.1, 1, 10, 100});
  CHECK(model.method() == Method::log_normal);
  statistics::Random random(7);
  double most = 0;
  for (int i = 0; i < 2'000; ++i) most = std::max(most, model.draw(1, random));
  CHECK(most <= 1'000);
  CHECK(model.is_capped());
  CHECK(model.draw(0, random) == 0);
}

TEST_CASE("forecast: costs that moved to another level are told by the runs after it") {
  std::vector<double> costs(20, 1.0);
  for (std::size_t i = 0; i < costs.size(); ++i) costs[i] += i % 2 ? 0.02 : -0.02;
  for (int i = 0; i < 8; ++i) costs.push_back(i % 2 ? 2.05 : 1.95);
  CHECK(last_shift(costs).place == 20);
  const JobForecast job = only_job(daily(costs));
  CHECK(job.costs == 28);
  CHECK(*job.changed_level == kNow - 6 * 3'600 - 7 * kDay);
  CHECK(job.total->p50 - job.spent == doctest::Approx(2.0 * 11).epsilon(0.1));
  // Less than a fifth, or less than a cent a run, changes nothing that matters.
  CHECK(last_shift({1, 1.01, 0.99, 1, 1.01, 1.1, 1.11, 1.09, 1.1, 1.11}).place == 0);
  for (double& cost : costs) cost /= 1'000;
  CHECK(last_shift(costs).place == 0);
  CHECK(last_shift({}).place == 0);
  CHECK(last_shift({1, 2, 3}).place == 0);
  CHECK(last_shift(std::vector<double>(30, 0.0)).place == 0);
}

TEST_CASE("forecast: a level of four runs has a range, for those before it tell the spread") {
  std::vector<double> costs;
  for (int i = 0; i < 20; ++i) costs.push_back(i % 2 ? 1.1 : 0.9);
  for (int i = 0; i < 4; ++i) costs.push_back(i % 2 ? 3.3 : 2.7);
  const LastShift shift = last_shift(costs);
  CHECK(shift.place == 20);
  CHECK(shift.before == 0);
  const JobForecast job = only_job(daily(costs));
  CHECK(job.costs == 24);
  CHECK(job.method == Method::log_normal);
  CHECK(*job.point - job.spent == doctest::Approx(3.0 * 11 * 0.96).epsilon(0.03));
  CHECK(job.total->p10 - job.spent > 25);
  CHECK(job.total->p90 - job.spent < 40);
  CHECK_FALSE(job.climb.has_value());
  // Of three levels the first is left out.
  for (int i = 0; i < 10; ++i) costs.push_back(i % 2 ? 9.9 : 8.1);
  CHECK(last_shift(costs).place == 24);
  CHECK(last_shift(costs).before == 20);
}

TEST_CASE("forecast: long and short sums of climbing costs agree") {
  std::vector<double> costs;
  for (int i = 0; i < 30; ++i) costs.push_back(statistics::exponential(0.03 * i + (i % 3) * 0.05));
  CostModel model(costs);
  const auto middle_of = [&](std::int64_t runs) {
    statistics::Random random(11);
    std::vector<double> draws;
    for (int i = 0; i < 2'000; ++i) draws.push_back(model.draw(runs, random));
    std::sort(draws.begin(), draws.end());
    return draws[1'000];
  };
  // The sixty-first run is where sums begin to be drawn at once.
  const double one_more = statistics::exponential(0.03 * 60);
  CHECK(middle_of(61) - middle_of(60) == doctest::Approx(one_more).epsilon(0.5));
  CHECK(model.expected(61) == doctest::Approx(middle_of(61)).epsilon(0.05));
}

TEST_CASE("forecast: a steady climb is a trend, not a level, and it is carried on") {
  std::vector<double> costs;
  for (int i = 0; i < 30; ++i) {
    costs.push_back(statistics::exponential(0.05 * i + (i % 3 - 1) * 0.02));
  }
  CHECK(last_shift(costs).place == 0);
  CostModel model(costs);
  REQUIRE(model.climb().has_value());
  CHECK(*model.climb() == doctest::Approx(0.05127).epsilon(1e-3));  // e^0.05 - 1
  CHECK(*CostModel({costs.rbegin(), costs.rend()}).climb() ==
        doctest::Approx(-0.04877).epsilon(1e-3));
  statistics::Random random(3);
  std::vector<double> draws;
  for (int i = 0; i < 1'000; ++i) draws.push_back(model.draw(10, random));
  std::sort(draws.begin(), draws.end());
  double truth = 0;
  for (int i = 30; i < 40; ++i) truth += statistics::exponential(0.05 * i);
  CHECK(draws[500] == doctest::Approx(truth).epsilon(0.05));
}

TEST_CASE("forecast: what neither a schedule nor a run tells is unknown, and not 0") {
  const std::vector<double> nobody_knows(30, std::nan(""));
  const JobForecast loose = only_job(daily(std::vector<double>(30, 2.0), R"({"jobs": []})"));
  CHECK(loose.method == Method::daily);
  CHECK_FALSE(loose.firings.has_value());
  CHECK(loose.is_spent_known());

  const JobForecast blind = only_job(daily(nobody_knows));
  CHECK(blind.runs == 20);
  CHECK(blind.unknown == 20);
  CHECK_FALSE(blind.is_spent_known());
  // What ran before tells what is to come, and not what this month has cost.
  std::vector<double> lately(50, 2.0);
  std::fill(lately.end() - 20, lately.end(), std::nan(""));
  const JobForecast half = only_job(daily(lately));
  CHECK(half.costs == 30);
  CHECK(half.firings == 11);
  CHECK_FALSE(half.total.has_value());
  CHECK_FALSE(half.point.has_value());
  const auto all = make_forecast(daily(lately), {kNow, {}, Horizon::month_end});
  REQUIRE(all.ok());
  CHECK_FALSE(all.value().is_spent_known());
  CHECK_FALSE(all.value().total.has_value());

  std::string paused = kDaily;
  paused.replace(paused.find(R"("name")"), 0, R"("enabled": false, )");
  const JobForecast off = only_job(daily(nobody_knows, paused));
  CHECK(off.method == Method::nothing_to_come);
  CHECK(off.firings == 0);
  CHECK_FALSE(off.total.has_value());
  CHECK_FALSE(off.point.has_value());
  // No run at all in the window: then 0 is what was spent.
  CHECK(only_job(daily(nobody_knows, paused), Horizon::next_30_days).is_spent_known());
}
