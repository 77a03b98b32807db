// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <cmath>

#include "facts_builder.hpp"

using namespace cronlens;
using namespace cronlens::test;

TEST_CASE("a scheduled job of unknown cost has no plan in dollars, not one of $0") {
  auto opened =
      Engine::open({facts_with("('a','j',1779990000,'m',NULL,1)"),
                    {},
                    std::string(R"([{"id":"j","schedule":{"kind":"interval","minutes":60}}])")});
  REQUIRE(opened.ok());
  const auto answer = opened.value().dashboard(all_time());
  REQUIRE(answer.ok());
  CHECK(std::isnan(answer.value().jobs.nominal_month.front().value));
  CHECK(answer.value().jobs.scheduled_runs_month.front() == Count(720));
  CHECK(!answer.value().overview.nominal_month.value);
  CHECK(answer.value().overview.nominal_month.left_out == Count(1));
}

TEST_CASE("token counts that no run can have are unknown, so that no sum of them overflows") {
  auto opened = open(
      database(kCreateTable +
               "INSERT INTO cron_runs (session_id, job_id, run_time, input_tokens) VALUES "
               "('a', 'j', 1, 10000000000), ('b', 'j', 2, 10000000001), ('c', 'j', 3, 1e18);"));
  REQUIRE(opened.ok());
  const auto tokens = opened.value().dashboard(all_time()).value().overview.input_tokens;
  CHECK(tokens.value == Measured(1e10));
  CHECK(tokens.left_out == Count(2));
}

namespace {

/// Four runs over four days, of a job that is to run daily.
Dashboard board_of_daily_job(const char* costs_and_outcomes, OutcomeFilter outcome) {
  auto opened =
      Engine::open({facts_with(costs_and_outcomes),
                    {},
                    std::string(R"([{"id":"j","schedule":{"kind":"cron","expr":"0 0 * * *"}}])")});
  REQUIRE(opened.ok());
  Query query = all_time();
  query.outcome = outcome;
  return opened.value().dashboard(query).value();
}

}  // namespace

TEST_CASE("runs without a price are taken at the average: they are no saving") {
  // $1 a run, 5 runs in 4 days: 1 x 5 / 4 x 30; the plan is 30 runs at $1.
  const Dashboard board = board_of_daily_job(
      "('a','j',1779000000,'m',1,1),('b','j',1779086400,'m',NULL,1),('c','j',1779172800,'m',1,1),"
      "('d','j',1779259200,'m',NULL,0),('e','j',1779345600,'m',1,1)",
      OutcomeFilter::all);
  CHECK(board.jobs.trend_month.front() == Usd(37.5));
  CHECK(board.jobs.nominal_month.front() == Usd(30));
  CHECK(board.overview.pace.value == Measured(1.25));
  CHECK(board.overview.cost.value == Measured(3));
}

TEST_CASE("under an outcome filter nothing is compared with the schedule") {
  const char* const runs =
      "('a','j',1779000000,'m',1,1),('b','j',1779086400,'m',1,0),('c','j',1779345600,'m',1,1)";
  for (const OutcomeFilter outcome : {OutcomeFilter::success, OutcomeFilter::failure}) {
    const Dashboard board = board_of_daily_job(runs, outcome);
    CHECK(!board.overview.pace.value);
    CHECK(!board.overview.nominal_month.value);
    CHECK(board.overview.pace.left_out == Count(0));
    CHECK(std::isnan(board.jobs.nominal_month.front().value));
    CHECK(std::isnan(board.jobs.pace.front().value));
    CHECK(std::isnan(board.jobs.drift.front().value));
    for (const Leader& leader : board.leaders) CHECK(leader.category != LeaderCategory::pace);
  }
  CHECK(board_of_daily_job(runs, OutcomeFilter::all).overview.pace.value);
}
