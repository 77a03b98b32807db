// SPDX-License-Identifier: MIT
// The decide view's answers beside the same computed row by row, and by hand.
#include "cronlens/decide.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "cronlens/what_if.hpp"
#include "random_facts.hpp"

using namespace cronlens;
using namespace cronlens::test;

namespace {

constexpr const char* kList =
    "model,provider,input,output,cache_read,cache_write\n"
    "m0,p0,10,50,1,12.5\nm1,p0,1,5,0.1,1.25\nm2,p1,2,10,,\nm3,p1,1,,,\n";

Decider decider_of(const Engine& engine) {
  Decider decider(engine);
  REQUIRE(decider.add_prices({"list"}, kList).ok());
  return decider;
}

/// All runs that what_if() looks at: those from so many days before now on.
Query last_days(double days) {
  Query query;
  query.now = Instant(kNow);
  query.window = {WindowKind::last_days, Count(days), Instant(0), Instant(0)};
  return query;
}

void check_equal(const WhatIfJobs& fast, std::size_t i, const what_if::JobOutcome& slow) {
  CHECK(fast.runs[i].value == static_cast<double>(slow.runs));
  CHECK(fast.unknown[i].value == static_cast<double>(slow.unknown));
  CHECK(fast.current[i].is_known() == slow.current.has_value());
  CHECK(fast.expected[i].is_known() == slow.changed.has_value());
  if (slow.current) CHECK(fast.current[i].value == *slow.current);
  if (!slow.changed) return;
  CHECK(fast.expected[i].value == slow.changed->expected);
  CHECK(fast.low[i].value == slow.changed->low);
  CHECK(fast.high[i].value == slow.changed->high);
  CHECK(fast.rules[i] == name_of(slow.rule));
}

/// A run a day: 100,000 tokens as input and 900,000 from cache. With big at $10 and $1 a million,
/// $1.90.
std::vector<std::uint8_t> one_job() {
  Db db;
  db.run(kCreateTable);
  for (int day = 0; day < 12; ++day) {
    db.run(
        "INSERT INTO cron_runs (session_id, job_id, run_time, model, billing_provider, "
        "input_tokens, cache_read_tokens, success) VALUES ('s" +
        std::to_string(day) + "', 'j', " + std::to_string(kNow - 86'400.0 * day - 60) +
        ", 'big', 'p0', 100000, 900000, 1)");
  }
  return db.bytes();
}

/// A model of a list in the form of genai-prices, with room for every call; $ per million of input.
std::string entry(const std::string& id, int input) {
  return R"({"id": ")" + id + R"(", "context_window": 9000000, "prices": {"input_mtok": )" +
         std::to_string(input) + R"(, "output_mtok": 5, "cache_read_mtok": 0.1}})";
}

}  // namespace

TEST_CASE("what-if: sums by group give what a scan of the rows gives, to the last digit") {
  Random random(20);
  for (int round = 0; round < 60; ++round) {
    Db db;
    fill(db, random);
    auto opened = Engine::open(db.bytes());
    REQUIRE(opened.ok());
    const Engine engine = std::move(opened.value());
    const Decider decider = decider_of(engine);
    // More days than the file knows, fewer, and less than one.
    const double days = (1 + static_cast<double>(random.below(4'000))) / 4;
    WhatIfRequest request{last_days(days), {}, {"p0"}, {"m1"}};
    what_if::Change change;
    if (random.one_in(2)) change.model = what_if::Candidate{"p1", random.one_in(2) ? "m2" : "m3"};
    if (random.one_in(2)) change.cache_share = random.below(101) / 100.0;
    request.scenario = {{""},
                        {change.model ? change.model->provider : ""},
                        {change.model ? change.model->model : ""},
                        {Fraction(change.cache_share.value_or(-1))},
                        {""}};
    const auto list = prices::PriceBook::parse(kList, "list");
    const auto slow = what_if::what_if(engine, {&list.value()}, {kNow, days}, change);
    const auto fast = decider.what_if(request);
    REQUIRE(fast.ok());
    const WhatIfJobs& jobs = fast.value().jobs;
    REQUIRE(jobs.ids.size() == slow.size());
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < jobs.ids.size(); ++i) places[jobs.ids[i]] = i;
    for (const auto& outcome : slow) check_equal(jobs, places.at(outcome.job), outcome);
  }
}

TEST_CASE("what-if: an answer does not depend on what was asked before") {
  Random random(21);
  Db db;
  fill(db, random);
  auto opened = Engine::open(db.bytes());
  REQUIRE(opened.ok());
  const Decider decider = decider_of(opened.value());
  const auto ask = [&](double days, double share) {
    const auto answer =
        decider.what_if({last_days(days), {{""}, {""}, {""}, {Fraction(share)}, {""}}, {}, {}});
    REQUIRE(answer.ok());
    return answer.value().changed.value.value_or(Measured(-1)).value;
  };
  const double first = ask(20, 0.5);
  ask(20, 0.9), ask(5, 0.5);
  CHECK(ask(20, 0.5) == first);
}

TEST_CASE("what-if: the best candidate is the cheapest that the request wants, by hand") {
  const auto opened = Engine::open(one_job());
  REQUIRE(opened.ok());
  Decider decider(opened.value());
  // Expected and at the high end: tiny $0.49 and $5.20 (1.3 times the tokens), small $0.75 and
  // $3.00, even $1.20 and $1.56.
  REQUIRE(
      decider
          .add_prices({"list"},
                      "model,provider,input,output,cache_read\nbig,p0,10,50,1\ntiny,p1,4,4,0.1\n"
                      "small,p0,3,3,0.5\neven,p1,1.2,1.2,1.2\n")
          .ok());
  const auto best = [&](bool of_same_maker, bool at_high, const std::string& schedule = "") {
    const std::vector<std::string> providers{"p1", "p0", "p1"}, models{"tiny", "small", "even"};
    const Scenario scenario{{"j"}, {""}, {""}, {Fraction(-1)}, {schedule}};
    const auto answer =
        decider.what_if({last_days(12), scenario, providers, models, of_same_maker, at_high});
    REQUIRE(answer.ok());
    return answer.value().jobs.best.at(0).value;
  };
  CHECK(best(false, false) == 0);
  CHECK(best(true, false) == 1);
  CHECK(best(false, true) == 2);
  CHECK(best(true, true) == -1);
  // What a schedule saves is not a model's merit. With half the runs its own model costs $28.50 a
  // month, small up to $45.00 and even up to $23.40; with none, nothing is left to save.
  CHECK(best(false, true, "x0.5") == 2);
  CHECK(best(false, false, "pause") == -1);
}

TEST_CASE("what-if: what is answered within a day only is not among the models that suit") {
  const auto opened = Engine::open(one_job());
  REQUIRE(opened.ok());
  Decider decider(opened.value());
  REQUIRE(decider
              .add_prices({"list"}, R"({"providers": [{"id": "p0", "models": [)" + entry("big", 9) +
                                        "," + entry("big-mini:batch", 1) + "," +
                                        entry("big-mini", 2) + "]}]}")
              .ok());
  const auto answer = decider.what_if({last_days(12), {}, {}, {}});
  REQUIRE(answer.ok());
  const auto& models = answer.value().matrix.models;
  CHECK(std::count(models.begin(), models.end(), "big-mini") == 1);
  CHECK(std::count(models.begin(), models.end(), "big-mini:batch") == 0);
}

TEST_CASE("what-if: models that suit are the cheapest of a provider, or of the makers in use") {
  const auto opened = Engine::open(one_job());
  REQUIRE(opened.ok());
  Decider decider(opened.value());
  REQUIRE(decider
              .add_prices({"list"}, R"({"providers": [{"id": "p0", "models": [)" + entry("big", 9) +
                                        "," + entry("big-mini", 3) + "," + entry("else-a", 1) +
                                        "," + entry("else-b", 2) +
                                        R"(]}, {"id": "maker", "model_match": {"contains": "big"},
                                           "models": []}]})")
              .ok());
  const auto models = [&](bool of_same_maker) {
    const auto answer = decider.what_if({last_days(12), {}, {}, {}, of_same_maker});
    REQUIRE(answer.ok());
    return answer.value().matrix.models;
  };
  CHECK(models(false) == std::vector<std::string>{"big", "else-a", "else-b"});
  CHECK(models(true) == std::vector<std::string>{"big", "big-mini"});
}

TEST_CASE("prices: a list that is not taken changes nothing; one of the same name is replaced") {
  const auto opened = Engine::open([] {
    Db db;
    db.run(kCreateTable);
    return db.bytes();
  }());
  REQUIRE(opened.ok());
  Decider decider = decider_of(opened.value());
  CHECK_FALSE(decider.add_prices({"bad"}, "model,input\nm,-1\n").ok());
  CHECK_FALSE(decider.remove_prices({"bad"}).ok());
  REQUIRE(decider.add_prices({"page", PriceOrigin::page}, "model,input\nz,1\n").ok());
  const auto lists = decider.add_prices({"list"}, "model,input\nx,1\ny,2\n");
  REQUIRE(lists.ok());
  REQUIRE(lists.value().lists.size() == 2);
  CHECK(lists.value().lists[0].name == "list");
  CHECK(lists.value().lists[0].entries.value == 2);
  CHECK(lists.value().lists[1].origin == PriceOrigin::page);
  REQUIRE(decider.remove_prices({"list"}).ok());
}

TEST_CASE("what-if: nothing to compare is an answer, and a scenario that makes no sense an error") {
  Db db;
  db.run(kCreateTable);
  const auto opened = Engine::open(db.bytes());
  REQUIRE(opened.ok());
  const Decider decider = decider_of(opened.value());
  const auto empty = decider.what_if({last_days(30), {}, {}, {}});
  REQUIRE(empty.ok());
  CHECK(empty.value().jobs.ids.empty());
  CHECK_FALSE(empty.value().current.value.has_value());
  CHECK_FALSE(decider.what_if({last_days(30), {{"j"}, {}, {}, {}, {}}, {}, {}}).ok());
  CHECK_FALSE(
      decider.what_if({last_days(30), {{"j"}, {""}, {""}, {Fraction(1.5)}, {""}}, {}, {}}).ok());
}
