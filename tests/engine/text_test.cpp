// SPDX-License-Identifier: MIT
#include "facts/text.hpp"

#include <doctest/doctest.h>

#include "facts_builder.hpp"

using namespace cronlens;
using namespace cronlens::test;

TEST_CASE("an empty text is part of every text, also of an empty one") {
  CHECK(facts::contains_ignoring_case("", ""));
  CHECK(facts::contains_ignoring_case("Name", ""));
  CHECK(facts::contains_ignoring_case("A Name", "name"));
  CHECK(!facts::contains_ignoring_case("", "a"));
}

TEST_CASE("a run without job id, model and provider is in the sums") {
  auto opened = open(facts_with("('a','',1,NULL,9,1),('b','j',2,'m',0.5,1)"));
  REQUIRE(opened.ok());
  CHECK(opened.value().dashboard(all_time()).value().overview.cost.value == Measured(9.5));
}
