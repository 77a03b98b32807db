// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "facts_builder.hpp"
#include "state.hpp"

using namespace cronlens;
using namespace cronlens::test;

TEST_CASE("the steps of a timeline and what lies outside add up to the sums") {
  auto opened = open(
      facts_with("('a','j',0,'m',0.5,1),('b','j',1779999900,'m',0.5,1),('c','j',9e10,'m',100,1)"));
  REQUIRE(opened.ok());
  Query query = all_time();
  for (const bool all : {true, false}) {
    CAPTURE(all);
    if (!all) query.window.kind = WindowKind::last_days;
    const Dashboard board = opened.value().dashboard(query).value();
    double runs = board.timeline.outside_runs.value, cost = board.timeline.outside_cost->value;
    for (const Count step : board.timeline.runs) runs += step.value;
    for (const Usd step : board.timeline.cost) cost += step.value;
    CHECK(runs == board.overview.runs.value->value);
    CHECK(cost == board.overview.cost.value->value);
    if (!all) CHECK(board.timeline.outside_runs == Count(1));
    if (!all) CHECK(board.timeline.outside_cost == Usd(100));
  }
}

TEST_CASE("the cost of runs outside the timeline is unknown where none of them says") {
  auto opened = open(facts_with("('b','j',1779999900,'m',0.5,1),('c','j',9e10,'m',NULL,1)"));
  REQUIRE(opened.ok());
  Query query = all_time();
  query.window.kind = WindowKind::last_days;
  const Timeline timeline = opened.value().dashboard(query).value().timeline;
  CHECK(timeline.outside_runs == Count(1));
  CHECK(!timeline.outside_cost);
}

TEST_CASE("a timeline over more modes than sums can be kept for adds up") {
  // 2,000 modes x 365 days; each mode once every 2,000 runs.
  auto opened = open(database(
      kCreateTable +
      "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 3999) "
      "INSERT INTO cron_runs (session_id, job_id, run_time, estimated_cost_usd, success, job_mode) "
      "SELECT 's' || i, 'j', 1780000000 - 7800 * i, 0.25, 1, 'mode' || (i % 2000) FROM n;"));
  REQUIRE(opened.ok());
  Query query = all_time();
  query.window = {WindowKind::range, Count(0), Instant(1780000000 - 365 * 86400.0),
                  Instant(1780000001)};
  const CompareRequest request{.query = query, .bucket = Bucket::day};
  const Comparison made = opened.value().compare(request).value();
  double runs = 0, cost = 0;
  for (const Count step : made.timeline.runs) runs += step.value;
  for (const Usd step : made.timeline.cost) cost += step.value;
  CHECK(runs == 4000);
  CHECK(cost == 1000);
}

TEST_CASE("sums are kept for as many edges as fit, and for no more") {
  auto opened = open(facts_with("('a','j',100,'m',0.5,1),('b','j',300,'m',0.5,1)"));
  REQUIRE(opened.ok());
  const totals::Cells& cells = opened.value().state().cells;
  totals::EdgeMemo memo;
  const totals::Sums* sums = memo.before(cells, {0, 200, 400});
  REQUIRE(sums);
  CHECK(sums[0].runs == 0);
  CHECK(sums[1].runs == 1);
  CHECK(sums[2].runs == 2);
  CHECK(memo.before(cells, {200})->runs == 1);
  CHECK(memo.before(cells, {150, 200})[0].runs == 1);
  CHECK_FALSE(memo.before(cells, std::vector<double>(70'000, 1)));
}
