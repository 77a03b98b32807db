// SPDX-License-Identifier: MIT
#include "cronlens/unexpected.hpp"

#include <doctest/doctest.h>

#include <string>

#include "facts_builder.hpp"

using namespace cronlens;
using namespace cronlens::test;
using namespace cronlens::unexpected;

namespace {

constexpr double kStart = 1'780'000'000;
constexpr double kHour = 3'600;

/// One job's runs, an hour apart.
class Runs {
 public:
  Runs& add(int count, const std::string& model, const std::string& provider,
            const std::string& cost, const std::string& job = "j") {
    for (int i = 0; i < count; ++i, ++number_) {
      if (number_ > 0) rows_ += ",";
      rows_ += "('s" + std::to_string(number_) + "','" + job + "'," +
               std::to_string(kStart + kHour * number_) + "," + model + "," + provider + "," +
               cost + ",1)";
    }
    return *this;
  }

  std::vector<Departure> departures(double since = 0) const { return findings(since).departures; }

  Findings findings(double since = 0) const {
    auto opened = open(database(kCreateTable +
                                "INSERT INTO cron_runs (session_id, job_id, run_time, model, "
                                "billing_provider, estimated_cost_usd, success) VALUES " +
                                rows_ + ";"));
    REQUIRE(opened.ok());
    return find_departures(opened.value(), since, kStart + kHour * number_);
  }

 private:
  std::string rows_;
  int number_ = 0;
};

}  // namespace

TEST_CASE("unexpected: a job that left its model: since when, and what it cost more") {
  const auto found =
      Runs().add(10, "'small'", "'a'", "0.1").add(3, "'large'", "'a'", "0.5").departures();
  REQUIRE(found.size() == 1);
  const Departure& job = found[0];
  CHECK(job.job == "j");
  CHECK(job.usual == Route{"small", "a"});
  CHECK(job.current == Route{"large", "a"});
  CHECK(job.other_model);
  CHECK_FALSE(job.other_provider);
  CHECK_FALSE(job.pays);
  CHECK(job.since == kStart + 10 * kHour);
  CHECK_FALSE(job.until.has_value());
  CHECK(job.runs == 3);
  CHECK(job.spent == doctest::Approx(1.5));
  CHECK(*job.usual_run == doctest::Approx(0.1));
  CHECK(*job.extra == doctest::Approx(1.2));
}

TEST_CASE("unexpected: another provider, and paying where it was free") {
  const auto provider = Runs().add(6, "'m'", "'a'", "0.1").add(1, "'m'", "'b'", "0.1").departures();
  REQUIRE(provider.size() == 1);
  CHECK(provider[0].other_provider);
  CHECK_FALSE(provider[0].other_model);
  const auto paying = Runs().add(6, "'m'", "'a'", "0").add(2, "'m'", "'a'", "0.25").departures();
  REQUIRE(paying.size() == 1);
  CHECK(paying[0].pays);
  CHECK(*paying[0].extra == doctest::Approx(0.5));
  CHECK(paying[0].current == paying[0].usual);
}

TEST_CASE("unexpected: whoever comes back has an end, and leaving again is the same story") {
  const auto found = Runs()
                         .add(10, "'m'", "'a'", "0.1")
                         .add(2, "'x'", "'a'", "0.3")
                         .add(4, "'m'", "'a'", "0.1")
                         .add(1, "'x'", "'a'", "NULL")
                         .add(1, "'m'", "'a'", "0.1")
                         .departures();
  REQUIRE(found.size() == 1);
  CHECK(found[0].times == 2);
  CHECK(found[0].runs == 3);
  CHECK(found[0].unknown == 1);
  CHECK(found[0].spent == doctest::Approx(0.6));
  CHECK(*found[0].extra == doctest::Approx(0.4));  // over the two whose cost is known
  CHECK(*found[0].until == kStart + 17 * kHour);
}

TEST_CASE("unexpected: thirty runs make the new way the usual one") {
  Runs runs;
  runs.add(10, "'m'", "'a'", "0.1").add(40, "'x'", "'a'", "0.2");
  const auto found = runs.departures();
  REQUIRE(found.size() == 1);
  CHECK(found[0].settled);
  CHECK(found[0].runs == 30);
  CHECK(*found[0].until == kStart + 39 * kHour);
  CHECK(runs.departures(kStart + 45 * kHour).empty());
}

TEST_CASE("unexpected: what has no usual way cannot leave it") {
  CHECK(Runs().add(3, "'m'", "'a'", "1").add(3, "'x'", "'a'", "9").departures().empty());
  Runs mixed;
  for (int i = 0; i < 10; ++i) mixed.add(1, i % 2 ? "'m'" : "'x'", "'a'", "1");
  CHECK(mixed.departures().empty());
  // A provider or a model that nobody recorded is not another one.
  CHECK(Runs().add(9, "'m'", "'a'", "1").add(2, "'m'", "NULL", "1").departures().empty());
  CHECK(Runs().add(9, "'m'", "'a'", "1").add(2, "NULL", "NULL", "1").departures().empty());
  CHECK(Runs().add(9, "'m'", "'a'", "NULL").add(2, "'m'", "'a'", "1").departures().empty());
}

TEST_CASE("unexpected: what could not be judged is told from what kept to its usual way") {
  const auto judged = Runs().add(6, "'small'", "'a'", "0.1").findings();
  CHECK(judged.departures.empty());
  CHECK(judged.judged == std::vector<std::string>{"j"});
  CHECK(judged.unjudged.empty());

  // The sixth run is the first that five stand before.
  const auto young = Runs().add(5, "'small'", "'a'", "0.1").findings();
  CHECK(young.judged.empty());
  CHECK(young.unjudged == std::vector<std::string>{"j"});

  // Without a run in the stretch of time, or with scripts alone, there is nothing to judge.
  const auto before = Runs().add(9, "'small'", "'a'", "0.1").findings(kStart + kHour * 9);
  CHECK(before.judged.empty());
  CHECK(before.unjudged.empty());
  const auto scripts = Runs().add(9, "NULL", "NULL", "NULL").findings();
  CHECK(scripts.judged.empty());
  CHECK(scripts.unjudged.empty());
}
