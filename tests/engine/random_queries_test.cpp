// SPDX-License-Identifier: MIT
// Property: for any data and any query, the answer from running sums equals the answer of SQL over
// the same file and of a plain scan; money compared exactly, in nano-dollars.
#include <doctest/doctest.h>

#include <cstdint>
#include <cstdlib>

#include "projections/selection.hpp"
#include "random_facts.hpp"
#include "state.hpp"
#include "totals/fixed_point.hpp"

using namespace cronlens;
using namespace cronlens::test;

namespace {

std::vector<std::int64_t> by_engine(const Engine& engine, const Query& query) {
  const projections::Selection selection(engine.state(), query);
  const totals::Totals& sums = selection.sums();
  const auto jobs = selection.jobs();
  totals::Totals again;
  for (const auto& job : jobs) again += job.sums;
  CHECK(again.all_cost() == sums.all_cost());
  CHECK(again.all_runs() == sums.all_runs());
  return {sums.all_runs(),
          sums.runs[static_cast<std::size_t>(RunOutcome::success)],
          sums.runs[static_cast<std::size_t>(RunOutcome::failure)],
          sums.all_cost_known(),
          static_cast<std::int64_t>(sums.all_cost()),
          static_cast<std::int64_t>(sums.cost[static_cast<std::size_t>(RunOutcome::failure)]),
          sums.duration_known,
          static_cast<std::int64_t>(sums.duration),
          sums.input,
          sums.output,
          sums.reasoning,
          sums.cache_read,
          sums.cache_write,
          static_cast<std::int64_t>(jobs.size())};
}

/// The parts of a dashboard add up to its header.
void check_parts(const Dashboard& made) {
  double runs = 0, bars = 0, models = 0, jobs = 0;
  for (const auto value : made.timeline.runs) bars += value.value;
  for (const auto value : made.models.runs) models += value.value;
  for (const auto value : made.jobs.runs) jobs += value.value;
  runs = made.overview.runs.value->value;
  CHECK(bars == runs);
  CHECK(models == runs);
  CHECK(jobs == runs);
}

}  // namespace

TEST_CASE("running sums equal SQL and the parts add up, for random data and queries") {
  // CRONLENS_CASES=100000 for a long run.
  const char* wanted = std::getenv("CRONLENS_CASES");
  const int databases = wanted ? std::atoi(wanted) / 20 : 150;
  Random random(20'261'126);
  for (int i = 0; i < databases; ++i) {
    Db db;
    fill(db, random);
    auto engine = open(db.bytes());
    REQUIRE(engine.ok());
    for (int j = 0; j < 20; ++j) {
      const Asked asked = ask(random);
      CAPTURE(asked.where);
      CHECK(by_engine(engine.value(), asked.query) == by_sql(db, asked.where));
      const auto dashboard = engine.value().dashboard(asked.query);
      REQUIRE(dashboard.ok());
      check_parts(dashboard.value());
    }
  }
}
