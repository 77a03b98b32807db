// SPDX-License-Identifier: MIT
// Property: for any data and any query, every group and every step of a Comparison equals GROUP BY
// over the same file; money as whole nano-dollars.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>

#include "random_facts.hpp"
#include "state.hpp"

using namespace cronlens;
using namespace cronlens::test;

namespace {

struct Sum {
  std::int64_t runs = 0, cost = 0, output = 0;
  bool operator==(const Sum&) const = default;
};
using Groups = std::map<std::string, Sum>;

std::int64_t nano(double units) {
  return std::llround(units * 1e9);
}

Groups by_sql(Db& db, const std::string& key, const std::string& where) {
  const std::string sql =
      "SELECT " + key +
      ", count(*), coalesce(sum(CAST(round(estimated_cost_usd * 1e9) AS INT)), 0), "
      "coalesce(sum(output_tokens), 0) FROM cron_runs WHERE " +
      where + " GROUP BY 1";
  sqlite3_stmt* statement = nullptr;
  REQUIRE(sqlite3_prepare_v2(db.handle(), sql.c_str(), -1, &statement, nullptr) == SQLITE_OK);
  Groups groups;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    groups[reinterpret_cast<const char*>(sqlite3_column_text(statement, 0))] = {
        sqlite3_column_int64(statement, 1), sqlite3_column_int64(statement, 2),
        sqlite3_column_int64(statement, 3)};
  }
  sqlite3_finalize(statement);
  return groups;
}

Groups by_table(const std::vector<Count>& places, const SumTable& table,
                const std::vector<std::string>& names) {
  Groups groups;
  for (std::size_t i = 0; i < places.size(); ++i) {
    groups[names[static_cast<std::size_t>(places[i].value)]] = {
        static_cast<std::int64_t>(table.runs[i].value), nano(table.cost[i].value),
        static_cast<std::int64_t>(table.output_tokens[i].value)};
  }
  return groups;
}

/// The steps that have runs, by the UTC day on which they begin.
Groups by_step(const Timeline& timeline) {
  Groups groups;
  for (std::size_t i = 0; i < timeline.runs.size(); ++i) {
    if (timeline.runs[i].value == 0) continue;
    groups[std::to_string(std::llround(timeline.edges[i].value / 86'400))] = {
        static_cast<std::int64_t>(timeline.runs[i].value), nano(timeline.cost[i].value), 0};
  }
  return groups;
}

Groups without_tokens(Groups groups) {
  for (auto& [key, sum] : groups) sum.output = 0;
  return groups;
}

/// The output tokens of each job at a price of its own.
double what_if_by_sql(const Groups& jobs, const std::vector<std::string>& ids,
                      const WhatIf& asked) {
  double sum = 0;
  for (const auto& [id, job] : jobs) {
    const auto place = std::find(ids.begin(), ids.end(), id) - ids.begin();
    const double choice = asked.choice[static_cast<std::size_t>(place)].value;
    sum += choice < 0 ? static_cast<double>(job.cost) / 1e9
                      : static_cast<double>(job.output) / 1e6 *
                            asked.output[static_cast<std::size_t>(choice)].value;
  }
  return sum;
}

WhatIf random_prices(Random& random, std::size_t jobs) {
  WhatIf made;
  for (int i = 0; i < 3; ++i) {
    made.output.push_back(Usd(random.below(90)));
    for (auto* column : {&made.input, &made.reasoning, &made.cache_read, &made.cache_write}) {
      column->push_back(Usd(0));
    }
  }
  for (std::size_t i = 0; i < jobs; ++i) made.choice.push_back(Count(random.below(4) - 1));
  return made;
}

void check_comparison(Db& db, const Engine& engine, const Asked& asked, Random& random) {
  const Snapshot& snapshot = engine.snapshot();
  const CompareRequest request{asked.query, Bucket::day,
                               random_prices(random, snapshot.job_ids.size())};
  const auto made = engine.compare(request);
  REQUIRE(made.ok());
  const Comparison& value = made.value();
  const Groups jobs = by_sql(db, "job_id", asked.where);
  CHECK(by_table(value.jobs, value.job_sums, snapshot.job_ids) == jobs);
  CHECK(by_table(value.models, value.model_sums, snapshot.models) ==
        by_sql(db, "coalesce(model, '')", asked.where));
  CHECK(by_step(value.timeline) ==
        without_tokens(by_sql(db, "CAST(run_time / 86400 AS INT)", asked.where)));
  CHECK(value.what_if.value ==
        doctest::Approx(what_if_by_sql(jobs, snapshot.job_ids, request.what_if)));
}

}  // namespace

TEST_CASE("a comparison equals SQL group by group and step by step, for random data and queries") {
  const char* wanted = std::getenv("CRONLENS_CASES");
  const int databases = wanted ? std::atoi(wanted) / 20 : 100;
  Random random(20'261'127);
  for (int i = 0; i < databases; ++i) {
    Db db;
    fill(db, random);
    auto engine = open(db.bytes());
    REQUIRE(engine.ok());
    for (int j = 0; j < 20; ++j) {
      const Asked asked = ask(random);
      CAPTURE(asked.where);
      check_comparison(db, engine.value(), asked, random);
    }
  }
}

TEST_CASE("prices that do not fit the jobs are refused by name") {
  Db db;
  Random random(1);
  fill(db, random);
  const auto engine = open(db.bytes());
  CompareRequest request;
  request.query.now = Instant(kNow);
  request.what_if.output = {Usd(1)};
  REQUIRE(!engine.value().compare(request).ok());
  request.what_if = random_prices(random, engine.value().snapshot().job_ids.size() + 1);
  const auto refused = engine.value().compare(request);
  REQUIRE(!refused.ok());
  CHECK(refused.error().code == ErrorCode::bad_query);
  CHECK(refused.error().detail.find("whatIf.choice") != std::string::npos);
}
