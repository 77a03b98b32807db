// SPDX-License-Identifier: MIT
// The newest runs of a file, before the rest of it is read.
#include <doctest/doctest.h>

#include "codec/json_writer.hpp"
#include "random_facts.hpp"

using namespace cronlens;
using namespace cronlens::test;

namespace {

constexpr double kDay = 86400;

/// Two jobs, one run each every ten minutes for `days` days up to kNow, stored as they end.
std::string steady(int days) {
  return "WITH RECURSIVE n(i) AS (SELECT " + std::to_string(days * 144) +
         " UNION ALL SELECT i - 1 FROM n WHERE i > 1) "
         "INSERT INTO cron_runs (session_id, job_id, run_time, model, estimated_cost_usd, success, "
         "input_tokens, ingested_at) SELECT 's' || i, 'job' || (i % 2), 1780000000 - i * 600, "
         "'m' || (i % 3), (i % 50) * 0.001, i % 7 > 0, i, 1780000000 - i * 600 + 30 FROM n;";
}

std::optional<Engine> newest(std::vector<std::uint8_t> bytes, double days, double now = kNow) {
  return Engine::open_newest({std::move(bytes), {}, std::nullopt}, Instant(now), days);
}

Query last_days(double days) {
  Query query = all_time(kNow);
  query.window.kind = WindowKind::last_days;
  query.window.days = Count(days);
  return query;
}

/// What a dashboard says of its window: nothing about the time before, which a preview has not
/// read.
std::string about_window(const Engine& engine, double days) {
  auto board = engine.dashboard(last_days(days));
  REQUIRE(board.ok());
  Overview& overview = board.value().overview;
  overview.prior_complete = false;
  overview.prior_runs = overview.prior_cost = overview.runs_change = overview.cost_change = {};
  overview.trend = Trend::flat;
  return json::dump(json::to_json(board.value()), 2);
}

bool says_older_are_unread(const Engine& engine) {
  const auto& caveats = engine.snapshot().caveats;
  return std::any_of(caveats.begin(), caveats.end(), [](const Caveat& caveat) {
    return caveat.code == CaveatCode::older_runs_unread;
  });
}

}  // namespace

TEST_CASE("the newest days answer as the whole file does, and say that they are not all") {
  const auto bytes = database(kCreateTable + steady(40));
  const auto preview = newest(bytes, 3);
  REQUIRE(preview);
  CHECK(preview->snapshot().runs.value == 3 * 144 + 1);  // counted from the last run
  CHECK(says_older_are_unread(*preview));
  const auto whole = open(bytes);
  REQUIRE(whole.ok());
  CHECK_FALSE(says_older_are_unread(whole.value()));
  CHECK(about_window(*preview, 3) == about_window(whole.value(), 3));
  CHECK(about_window(*preview, 1) == about_window(whole.value(), 1));
}

TEST_CASE("a file that ended long ago is looked at from its own end") {
  const auto preview = newest(database(kCreateTable + steady(40)), 3, kNow + 500 * kDay);
  REQUIRE(preview);
  CHECK(preview->snapshot().runs.value == 3 * 144 + 1);
}

TEST_CASE("a clock that is late leaves the runs after it in") {
  const auto preview = newest(database(kCreateTable + steady(40)), 3, kNow - 2 * kDay);
  REQUIRE(preview);
  CHECK(preview->snapshot().runs.value == 5 * 144);
}

TEST_CASE("runs of long ago that were stored lately do not end the search") {
  Db db;
  db.run(kCreateTable + steady(40));
  db.run(
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) INSERT INTO "
      "cron_runs (session_id, job_id, run_time, ingested_at) SELECT 'old' || i, 'job0', 1700000000 "
      "+ i, 1780000000 FROM n; INSERT INTO cron_runs (session_id, job_id, run_time, ingested_at) "
      "VALUES ('last', 'job1', 1779999990, 1780000000)");
  const auto preview = newest(db.bytes(), 3);
  REQUIRE(preview);
  CHECK(preview->snapshot().runs.value == 3 * 144 + 1);
}

TEST_CASE("without a gain there is no preview") {
  CHECK_FALSE(newest(database(kCreateTable + steady(2)), 3));    // would read all of it
  CHECK_FALSE(newest(database(kCreateTable), 3));                // nothing to show
  CHECK_FALSE(newest({1, 2, 3}, 3));                             // not a database
  CHECK_FALSE(newest(database(kCreateTable + steady(40)), 90));  // older than the file
}
