// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "facts_builder.hpp"

using namespace cronlens;
using namespace cronlens::test;

TEST_CASE("the four kinds of tokens add up to the total, and their shares to the whole") {
  // The last run's output is unknown: what it does say still counts, in the parts and in the total.
  auto opened =
      open(database(kCreateTable +
                    "INSERT INTO cron_runs (session_id, job_id, run_time, input_tokens, "
                    "output_tokens, reasoning_tokens, cache_read_tokens, cache_write_tokens) "
                    "VALUES ('a','j',1,10,20,15,40,30), ('b','j',2,30,0,0,40,20), "
                    "('c','j',3,10,'many',0,0,0);"));
  REQUIRE(opened.ok());
  const auto answer = opened.value().dashboard(all_time());
  REQUIRE(answer.ok());
  const Overview& o = answer.value().overview;
  CHECK(o.input_tokens.value == Measured(50));
  CHECK(o.output_tokens.value == Measured(20));
  CHECK(o.cache_read_tokens.value == Measured(80));
  CHECK(o.cache_write_tokens.value == Measured(50));
  CHECK(o.tokens.value == Measured(200));
  CHECK(o.input_share.value == Measured(0.25));
  CHECK(o.output_share.value == Measured(0.1));
  CHECK(o.cache_read_share.value == Measured(0.4));
  CHECK(o.cache_write_share.value == Measured(0.25));
  CHECK(o.cache_write_share.left_out == Count(1));
}
