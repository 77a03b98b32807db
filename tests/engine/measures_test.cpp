// SPDX-License-Identifier: MIT
// The worked examples that stand beside the formulas.
#include "measures/measures.hpp"

#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>

#include "cronlens/job_id.hpp"
#include "measures/projection.hpp"
#include "measures/rounding.hpp"

using namespace cronlens;
using namespace cronlens::measures;

namespace {

Totals three_runs() {
  Totals totals;
  totals.runs = {1, 1, 1};  // failure, success, unknown
  totals.cost_known = {1, 1, 0};
  totals.cost = {totals::to_nano(0.1), totals::to_nano(0.2), 0};
  return totals;
}

}  // namespace

TEST_CASE("costs leave out what is unknown") {
  const Totals totals = three_runs();
  CHECK(cost(totals) == doctest::Approx(0.3));
  CHECK(mean_cost(totals) == doctest::Approx(0.15));
  CHECK(cost_per_success(totals) == doctest::Approx(0.3));
  CHECK(cost(totals, RunOutcome::unknown) == std::nullopt);
  CHECK(success_rate(totals) == doctest::Approx(0.5));
}

TEST_CASE("nothing is undefined, not zero") {
  const Totals none;
  CHECK(!cost(none));
  CHECK(!mean_cost(none));
  CHECK(!mean_duration(none));
  CHECK(!success_rate(none));
  CHECK(!share(1, 0));
  CHECK(!change(5, 0));
  CHECK(!change(5, std::nullopt));
  CHECK(change(6, 4) == 0.5);
}

TEST_CASE("rounding takes the exact binary value, ties to even, as Python does") {
  CHECK(round_decimal(2.5, 0) == 2);
  CHECK(round_decimal(3.5, 0) == 4);
  CHECK(round_decimal(0.00005, 4) == 0.0001);  // the double is a little above
  CHECK(round_decimal(2.675, 2) == 2.67);      // the double is a little below
  CHECK(round_decimal(0.12345, 4) == 0.1235);
  CHECK(round_decimal(-0.00004, 4) == 0);
  CHECK(round_decimal(1e300, 4) == 1e300);
}

TEST_CASE("a projection by hand: 4 runs, $2, 8 days, daily") {
  FiringMemo firings;
  Schedule daily;
  daily.kind = Schedule::Kind::cron;
  daily.expression = "0 0 * * *";
  const Observed observed{4, 2.0, 0.5, 0, 0};
  const LocalTime now{std::int64_t{1'780'000'000} * 1'000'000};
  const Projection made = project(observed, &daily, {now, now, 8, firings});
  CHECK(made.scheduled[0] == 30);
  CHECK(made.nominal[0] == 15.0);
  CHECK(made.trend[0] == 7.5);
  CHECK(made.pace == 0.5);
  CHECK(made.drift == 0.5);
  CHECK(made.observed_days == 8.0);
}

TEST_CASE("without a schedule there is no plan, without a cost no trend") {
  FiringMemo firings;
  const LocalTime now{0};
  const Projection bare = project({4, 2.0, 0.5, 0, 0}, nullptr, {now, now, 8, firings});
  CHECK(!bare.nominal[0]);
  CHECK(!bare.pace);
  CHECK(bare.trend[0] == 7.5);
  CHECK(!project({4, std::nullopt, std::nullopt, 0, 0}, nullptr, {now, now, 8, firings}).trend[0]);
  // One run, all time: no span, no trend.
  CHECK(!project({1, 2.0, 2.0, 5, 5}, nullptr, {now, now, 0, firings}).observed_days);
}

TEST_CASE("a window of any length is projected without overflow") {
  FiringMemo firings;
  Schedule minutely;
  minutely.kind = Schedule::Kind::interval;
  minutely.minutes = 1;
  const LocalTime now{std::int64_t{1'780'000'000} * 1'000'000};
  for (const double days : {1e-9, 1e6, 1e15, 1e300}) {
    CAPTURE(days);
    CHECK(project({1, 1.0, 1.0, 1, 2}, &minutely, {now, now, days, firings}).nominal[0] == 43200.0);
  }
}

TEST_CASE("sums of nano-units are exact where doubles drift") {
  totals::Nano sum = 0;
  for (int i = 0; i < 10'000'000; ++i) sum += totals::to_nano(0.1);
  CHECK(totals::from_nano(sum) == 1'000'000.0);
}

TEST_CASE("job ids are cut out of session ids") {
  CHECK(job_id_of_session("cron_daily_backup_v2_20260430_120000") == "daily_backup_v2");
  CHECK(job_id_of_session("cron__a_b") == "");
  CHECK(job_id_of_session("cron_abc_20260430") == std::nullopt);
}

TEST_CASE("quick rounding and rounding by printf agree") {
  std::uint64_t state = 7;
  for (int i = 0; i < 200'000; ++i) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    const double value = static_cast<double>(static_cast<std::int64_t>(state >> 20)) / 1e7 - 5e5;
    char text[64];
    std::snprintf(text, sizeof text, "%.4f", value);
    REQUIRE(round_decimal(value, 4) == std::strtod(text, nullptr));
  }
}
