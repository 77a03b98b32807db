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
