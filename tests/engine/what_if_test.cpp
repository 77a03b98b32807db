// SPDX-License-Identifier: MIT
// Sums that are computed by hand: ten runs of one job, and one of another model.
#include "cronlens/what_if.hpp"

#include <doctest/doctest.h>

#include "cronlens/price_check.hpp"
#include "facts_builder.hpp"

using namespace cronlens;
using namespace cronlens::test;
using prices::Books;
using prices::PriceBook;
using what_if::Change;

namespace {

constexpr double kNow = 1784548800;

const char* kPrices =
    "model,provider,input,output,cache_read,cache_write\n"
    "big,maker,10,50,1,12.5\nsmall,maker,1,5,0.1,1.25\nother,else,2,10,,\nhalf,maker,1,,,\n";

PriceBook price_list() {
  auto parsed = PriceBook::parse(kPrices, "list");
  REQUIRE(parsed.ok());
  return std::move(parsed.value());
}

/// Ten runs of j: 100,000 input, 10,000 output, 900,000 cached; $2.40 each at the price of `big`. A
/// script's run, which costs nothing, is 30 days old: so long the file knows.
std::vector<std::uint8_t> ten_runs(const std::string& more = "") {
  std::string sql = kCreateTable +
                    "INSERT INTO cron_runs (session_id, job_id, run_time, job_mode) VALUES "
                    "('first','script'," +
                    std::to_string(kNow - 30 * 86'400) + ",'no_agent');";
  for (int i = 0; i < 10; ++i) {
    sql +=
        "INSERT INTO cron_runs (session_id, job_id, run_time, model, billing_provider, "
        "input_tokens, output_tokens, cache_read_tokens, estimated_cost_usd) VALUES ('s" +
        std::to_string(i) + "','j'," + std::to_string(kNow - 86'400 * (i + 0.5)) +
        ",'big','maker',100000,10000,900000,2.4);";
  }
  return database(sql + more);
}

Engine engine(const std::string& more = "") {
  auto opened = Engine::open({ten_runs(more), {}, R"({"jobs": [{"id": "j", "name": "Job",
    "schedule": {"kind": "cron", "expr": "0 6 * * *"}}]})"});
  REQUIRE(opened.ok());
  return std::move(opened.value());
}

what_if::JobOutcome outcome(const Change& change) {
  const PriceBook list = price_list();
  const auto all = what_if::what_if(engine(), {&list}, {kNow, 30}, change);
  REQUIRE(all.size() == 1);
  return all[0];
}

Change with_model(const std::string& provider, const std::string& model) {
  Change change;
  change.model = what_if::Candidate{provider, model};
  return change;
}

}  // namespace

TEST_CASE("what-if: the same tokens at another model's price, cold and warm") {
  const auto small = outcome(with_model("maker", "small"));
  CHECK(small.runs == 10);
  CHECK(*small.recorded == doctest::Approx(24));
  CHECK(*small.current == doctest::Approx(24));
  CHECK(small.changed->expected == doctest::Approx(2.4));
  CHECK(small.changed->low == doctest::Approx(2.4));
  CHECK(small.changed->high == doctest::Approx(10.5));  // a million input and 10,000 output a run
  CHECK(*small.saving == doctest::Approx(21.6));
  CHECK(small.is_worth_proposing());
  const auto other = outcome(with_model("else", "other"));
  CHECK_FALSE(other.is_same_maker);
  CHECK(other.assumptions.cache_read_assumed);
  CHECK(other.changed->expected == doctest::Approx(21));
  CHECK(other.changed->low == doctest::Approx(18.9));
  CHECK(other.changed->high == doctest::Approx(27.3));
}

TEST_CASE("what-if: what has no price has no saving, and is no proposal") {
  for (const char* model : {"unheard-of", "half"}) {
    const auto unknown = outcome(with_model("maker", model));
    CHECK_FALSE(unknown.changed.has_value());
    CHECK_FALSE(unknown.saving.has_value());
    CHECK_FALSE(unknown.is_worth_proposing());
  }
}

TEST_CASE(
    "what-if: a run of a model without a price is left out, and the others keep their figure") {
  const PriceBook list = price_list();
  const Engine data = engine(
      "INSERT INTO cron_runs (session_id, job_id, run_time, model, input_tokens) VALUES ('x','j'," +
      std::to_string(kNow - 9) + ",'unheard-of',5);");
  const auto all = what_if::what_if(data, {&list}, {kNow, 30}, with_model("maker", "small"));
  REQUIRE(all.size() == 1);
  CHECK(all[0].runs == 11);
  CHECK(all[0].unknown == 1);
  CHECK(*all[0].saving == doctest::Approx(21.6));
}

TEST_CASE("what-if: the cache share moves tokens between two prices, the frequency multiplies") {
  Change cold;
  cold.cache_share = 0;
  CHECK(outcome(cold).changed->expected == doctest::Approx(105));
  CHECK(*outcome(cold).saving == doctest::Approx(-81));
  Change half;
  half.cache_share = 0.5;
  CHECK(outcome(half).changed->expected == doctest::Approx(60));
  Change pause;
  pause.frequency = 0;
  CHECK(outcome(pause).changed->expected == 0);
  CHECK(*outcome(pause).saving == doctest::Approx(24));
}

TEST_CASE("what-if: a schedule's frequency is its firings over those of today's") {
  const Engine data = engine();
  CHECK(what_if::frequency_of(data, "j", "0 6 * * 1", kNow, {}) == doctest::Approx(4.0 / 30));
  CHECK(what_if::frequency_of(data, "j", "720", kNow, {}) == doctest::Approx(2));
  for (const char* schedule : {"", "0 0 30 2 *", "whenever", "-5", "0"}) {
    CHECK_FALSE(what_if::frequency_of(data, "j", schedule, kNow, {}).has_value());
  }
  CHECK_FALSE(what_if::frequency_of(data, "nobody", "60", kNow, {}).has_value());
}

TEST_CASE("what-if: a matrix has one column per candidate, and runs without counts are told") {
  const PriceBook list = price_list();
  const Engine data = engine(
      "INSERT INTO cron_runs (session_id, job_id, run_time, model, input_tokens) VALUES "
      "('x','j'," +
      std::to_string(kNow - 9) + ",'big','many');");
  const auto matrix =
      what_if::compare_models(data, {&list}, {kNow, 30}, {{"maker", "small"}, {"maker", "big"}});
  REQUIRE(matrix.columns.size() == 2);
  CHECK(matrix.columns[0][0].unknown == 1);
  CHECK(*matrix.columns[1][0].saving == doctest::Approx(0));
}

TEST_CASE("price check: recorded beside recomputed, by job and by model, what is unknown counted") {
  const PriceBook list = price_list();
  const Engine data = engine(
      "INSERT INTO cron_runs (session_id, job_id, run_time, model, input_tokens, "
      "estimated_cost_usd, job_mode) VALUES ('x','k',5,'nobody',7,0.5,'agent'), "
      "('y','k',6,'small',1000000,NULL,'agent'), ('z','k',7,'small',1000000,3,'agent'), "
      "('w','k',8,NULL,0,NULL,'no_agent');");
  const auto check = prices::check_prices(data, {&list});
  REQUIRE(check.jobs.size() == 2);
  CHECK(check.jobs[0].bill.ratio() == doctest::Approx(1));
  CHECK_FALSE(check.jobs[0].bill.is_off());
  const auto& k = check.jobs[1].bill;
  CHECK(k.runs == 3);
  CHECK(k.unpriced == 1);
  CHECK(k.unrecorded == 1);
  CHECK(k.compared == 1);
  CHECK(k.ratio() == doctest::Approx(1.0 / 3));
  CHECK(k.is_off());
  CHECK(k.priced == 2'000'000'000);
  CHECK(check.scripts == 2);
  CHECK(check.models[0].model == "big");
}

TEST_CASE("what-if: a month is 30 days of what the file knows, however many days are asked for") {
  const PriceBook list = price_list();
  const auto current = [&](double days) {
    const auto all = what_if::what_if(engine(), {&list}, {kNow, days}, Change{});
    REQUIRE(all.size() == 1);
    return *all[0].current;
  };
  CHECK(current(30) == doctest::Approx(24));
  CHECK(current(60) == doctest::Approx(24));
  CHECK(current(15) == doctest::Approx(48));
  CHECK(current(5) == doctest::Approx(72));  // $12 in 5 days
  // Less than a day counts as one: half a day is no month's measure.
  CHECK(current(0.75) == doctest::Approx(72));
}
