// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <array>
#include <limits>

#include "facts_builder.hpp"
#include "state.hpp"

using namespace cronlens;
using namespace cronlens::test;

namespace {

constexpr std::array kGrains{totals::Grain{false, false}, totals::Grain{true, false},
                             totals::Grain{false, true}};

/// 500 runs of 40 jobs, one every 100 seconds.
std::vector<std::uint8_t> five_hundred_runs() {
  return database(
      kCreateTable +
      "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 499) "
      "INSERT INTO cron_runs (session_id, job_id, run_time, model, estimated_cost_usd, success) "
      "SELECT 's' || i, 'j' || (i * 7 % 40), 100 * i, 'm' || (i % 3), i, i % 5 > 0 FROM n;");
}

/// Runs and the last of them before a moment, looked up row by row.
void check_state(const totals::Cells& cells, totals::Grain grain, double moment,
                 const totals::LaneState& state) {
  const totals::Lanes& lanes = cells.lanes(grain);
  REQUIRE(state.sums.size() == lanes.size());
  for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
    std::uint32_t runs = 0;
    double last = -std::numeric_limits<double>::infinity();
    for (std::size_t row = 0; row < cells.facts().size(); ++row) {
      totals::Key key = totals::key_of(cells.facts(), row);
      if (!grain.job) key.job = 0;
      if (!grain.route) key.model = key.provider = 0;
      if (key != lanes.keys()[lane] || cells.facts().run_time[row] >= moment) continue;
      ++runs;
      last = std::max(last, cells.facts().run_time[row]);
    }
    CHECK(state.sums[lane].runs == runs);
    CHECK(state.last_runs[lane] == last);
  }
}

}  // namespace

TEST_CASE("sums before a moment are right while they are kept and after they had to give way") {
  auto opened = open(five_hundred_runs());
  REQUIRE(opened.ok());
  const totals::Cells& cells = opened.value().state().cells;
  totals::LaneMemo memo;
  // More moments than are kept; every seventh is asked for again and again.
  for (int i = 0; i < 200; ++i) {
    const totals::Grain grain = kGrains[static_cast<std::size_t>(i % 3)];
    const double since = i % 7 == 0 ? 12'345 : 50'100.0 * (i * 37 % 200) / 200;
    const totals::LaneState& first = memo.at(cells, cells.lanes(grain), since);
    const totals::LaneState& second = memo.at(cells, cells.lanes(grain), since + 250);
    check_state(cells, grain, since, first);
    check_state(cells, grain, since + 250, second);
  }
}

TEST_CASE("runs that are added after a question are in the next") {
  auto opened = open(facts_with("('a','j',100,'m',0.5,1),('b','k',300,'m',0.5,1)"));
  REQUIRE(opened.ok());
  Engine engine = std::move(opened.value());
  Query query = all_time();
  query.window = {WindowKind::range, Count(0), Instant(0), Instant(1000)};
  const CompareRequest request{.query = query, .bucket = Bucket::day};
  CHECK(engine.compare(request).value().totals.runs[0] == Count(2));
  REQUIRE(engine
              .append(database(kCreateTable +
                               "INSERT INTO cron_runs (rowid, session_id, job_id, run_time) "
                               "VALUES (9, 'c', 'k', 400);"))
              .ok());
  const Comparison made = engine.compare(request).value();
  CHECK(made.totals.runs[0] == Count(3));
  CHECK(made.job_last_run[0] == Instant(100));
  CHECK(made.job_last_run[1] == Instant(400));
}
