// SPDX-License-Identifier: MIT
// Property: a file opened in parts answers as the same file opened whole, to the byte.
#include <doctest/doctest.h>

#include <cstdlib>

#include "codec/json_writer.hpp"
#include "random_facts.hpp"

using namespace cronlens;
using namespace cronlens::test;

namespace {

const std::string kInOrderOfTime =
    "CREATE TABLE sorted AS SELECT * FROM cron_runs ORDER BY run_time; DELETE FROM cron_runs; "
    "INSERT INTO cron_runs SELECT * FROM sorted; DROP TABLE sorted;";

/// The rows whose ids satisfy the condition, in a file of their own.
std::vector<std::uint8_t> part(const std::vector<std::uint8_t>& whole, const std::string& where) {
  Db db;
  auto* bytes = static_cast<unsigned char*>(sqlite3_malloc64(whole.size()));
  std::copy(whole.begin(), whole.end(), bytes);
  const auto size = static_cast<sqlite3_int64>(whole.size());
  const unsigned flags = SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE;
  REQUIRE(sqlite3_deserialize(db.handle(), "main", bytes, size, size, flags) == SQLITE_OK);
  db.run("DELETE FROM cron_runs WHERE NOT (" + where + ")");
  return db.bytes();
}

template <class T>
std::string text(const Result<T>& result) {
  REQUIRE(result.ok());
  return json::dump(json::to_json(result.value()), 0);
}

/// Everything that is said of the file but its size.
std::string about(Snapshot snapshot) {
  snapshot.bytes = Count(0);
  return json::dump(json::to_json(snapshot), 0);
}

void check_same(const Engine& one, const Engine& other, Random& random) {
  CHECK(about(one.snapshot()) == about(other.snapshot()));
  for (int i = 0; i < 6; ++i) {
    const Asked asked = ask(random);
    CAPTURE(asked.where);
    CHECK(text(one.dashboard(asked.query)) == text(other.dashboard(asked.query)));
    const CompareRequest comparison{.query = asked.query, .bucket = Bucket::day};
    CHECK(text(one.compare(comparison)) == text(other.compare(comparison)));
    RunsRequest runs;
    runs.query = all_time(kNow);
    runs.job = "job" + std::to_string(random.below(6));
    runs.limit = Count(200);
    CHECK(text(one.runs(runs)) == text(other.runs(runs)));
  }
}

Engine open_ok(const std::vector<std::uint8_t>& bytes) {
  auto engine = open(bytes);
  REQUIRE(engine.ok());
  return std::move(engine.value());
}

/// CRONLENS_CASES=2000 for a long run.
int cases(int otherwise) {
  const char* wanted = std::getenv("CRONLENS_CASES");
  return wanted ? std::atoi(wanted) : otherwise;
}

/// A random file, and where it is cut into three.
struct Cut {
  std::vector<std::uint8_t> bytes;
  std::string first, between, last;

  explicit Cut(Random& random) {
    Db db;
    fill(db, random);
    if (random.one_in(2)) db.run(kInOrderOfTime);
    bytes = db.bytes();
    const int end = random.below(130), next = end + random.below(12);
    const std::string one = std::to_string(end), two = std::to_string(next);
    first = "rowid <= " + one;
    between = "rowid > " + one + " AND rowid <= " + two;
    last = "rowid > " + two;
  }
};

/// Opens the first part. Asked at once: nothing that is remembered may outlive the rows it was made
/// from.
Engine open_first(const Cut& cut) {
  Engine engine = open_ok(part(cut.bytes, cut.first));
  (void)engine.dashboard(all_time(kNow));
  return engine;
}

}  // namespace

TEST_CASE("rows added later count as if they had been there from the start") {
  Random random(4);
  for (int i = 0; i < cases(60); ++i) {
    CAPTURE(i);
    const Cut cut(random);
    Engine grown = open_first(cut);
    REQUIRE(grown.append(part(cut.bytes, cut.between)).ok());
    REQUIRE(grown.append(part(cut.bytes, cut.last)).ok());
    check_same(open_ok(cut.bytes), grown, random);
  }
}

TEST_CASE("a later copy of the file counts as if it had been opened") {
  Random random(6);
  for (int i = 0; i < cases(40); ++i) {
    CAPTURE(i);
    const Cut cut(random);
    Engine grown = open_first(cut);
    if (random.one_in(2)) REQUIRE(grown.append(part(cut.bytes, cut.between)).ok());
    const auto answer = grown.grow(cut.bytes);
    REQUIRE(answer.ok());
    CHECK(answer.value().bytes.value == static_cast<double>(cut.bytes.size()));
    check_same(open_ok(cut.bytes), grown, random);
  }
}

TEST_CASE("a copy in which a known row is another is refused, and nothing changes") {
  const std::vector<std::uint8_t> bytes = facts_with(
      "('a', 'j', 1779000000, 'm', 1, 1), ('b', 'j', 1779000060, 'm', NULL, 1), "
      "('c', 'j', 1779000120, 'm', 2, 1)");
  Engine engine = open_ok(part(bytes, "rowid <= 2"));
  const std::string before = about(engine.snapshot()) + text(engine.dashboard(all_time()));
  const auto changed = [&](const std::string& sql) {
    Db db;
    db.run(kCreateTable +
           "INSERT INTO cron_runs (session_id, job_id, run_time, model, "
           "estimated_cost_usd, success) VALUES ('a', 'j', 1779000000, 'm', 1, 1), "
           "('b', 'j', 1779000060, 'm', NULL, 1), ('c', 'j', 1779000120, 'm', 2, 1); " +
           sql);
    return db.bytes();
  };
  for (const char* sql : {"UPDATE cron_runs SET estimated_cost_usd = 0 WHERE rowid = 2",
                          "UPDATE cron_runs SET job_id = 'k' WHERE rowid = 1",
                          "DELETE FROM cron_runs WHERE rowid = 1",
                          "UPDATE cron_runs SET output_tokens = 7 WHERE rowid = 2",
                          "DELETE FROM cron_runs WHERE rowid > 1"}) {
    CAPTURE(sql);
    CHECK_FALSE(engine.grow(changed(sql)).ok());
  }
  CHECK_FALSE(engine.grow(std::vector<std::uint8_t>{1, 2, 3}).ok());
  CHECK(about(engine.snapshot()) + text(engine.dashboard(all_time())) == before);
  CHECK(engine.grow(changed("")).ok());
  CHECK(engine.snapshot().runs.value == 3);
}

TEST_CASE("a later copy brings its jobs.json, or none") {
  const std::vector<std::uint8_t> bytes = facts_with("('a', 'j', 1779000000, 'm', 1, 1)");
  Engine engine = open_ok(bytes);
  const std::string jobs = R"([{"id": "j", "name": "Named"}])";
  REQUIRE(engine.grow(Source(bytes, {}, jobs)).ok());
  CHECK(engine.snapshot().job_names == std::vector<std::string>{"Named"});
  REQUIRE(engine.grow(bytes).ok());
  CHECK(engine.snapshot().job_names == std::vector<std::string>{"j"});
}

TEST_CASE("one row after the other, far beyond the room that was left") {
  Random random(5);
  Db db;
  db.run(kCreateTable +
         "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 79) "
         "INSERT INTO cron_runs (session_id, job_id, run_time, model, estimated_cost_usd, success) "
         "SELECT 's' || i, 'job' || (i % 2), 1779000000 + i * 600, 'm' || (i / 60), i * 0.001, i % "
         "5 > 0 "
         "FROM n;");
  const std::vector<std::uint8_t> bytes = db.bytes();
  Engine grown = open_ok(part(bytes, "rowid <= 20"));
  for (int row = 21; row <= 80; ++row) {
    REQUIRE(grown.append(part(bytes, "rowid = " + std::to_string(row))).ok());
  }
  check_same(open_ok(bytes), grown, random);
}

TEST_CASE("rows that do not come after those of the file are refused, and nothing changes") {
  const std::vector<std::uint8_t> bytes =
      facts_with("('a', 'j', 1779000000, 'm', 1, 1), ('b', 'j', 1779000060, 'm', 2, 1)");
  Engine engine = open_ok(bytes);
  const std::string before = text(engine.dashboard(all_time()));
  const auto again = engine.append(part(bytes, "rowid = 2"));
  REQUIRE_FALSE(again.ok());
  CHECK(again.error().code == ErrorCode::bad_query);
  CHECK_FALSE(engine.append({1, 2, 3}).ok());
  CHECK_FALSE(engine.append({}).ok());
  CHECK(text(engine.dashboard(all_time())) == before);
}

TEST_CASE("what is odd in added rows is counted with the rest") {
  const auto odd = [](const char* id) {
    return facts_with("('" + std::string(id) + "', 'j', 1779000000, 'm', 'free', 1)");
  };
  const auto count = [](const Engine& engine) {
    double odd_values = 0;
    for (const Caveat& caveat : engine.snapshot().caveats) {
      if (caveat.code == CaveatCode::odd_values) odd_values += caveat.count.value;
    }
    return odd_values;
  };
  Engine engine = open_ok(odd("a"));
  CHECK(count(engine) == 1);
  Db later;
  later.run(kCreateTable +
            "INSERT INTO cron_runs (rowid, session_id, job_id, run_time, estimated_cost_usd) "
            "VALUES (2, 'b', 'j', 1779000060, 'none');");
  REQUIRE(engine.append(later.bytes()).ok());
  CHECK(count(engine) == 2);
  CHECK(engine.snapshot().runs.value == 2);
}
