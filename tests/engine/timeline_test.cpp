// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "facts_builder.hpp"

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
