// SPDX-License-Identifier: MIT
// Files as they come: every odd one gives an error with a code, or a caveat, and never a crash.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>

#include "facts_builder.hpp"
#include "two_readers.hpp"

using namespace cronlens;
using namespace cronlens::test;

namespace {

ErrorCode error_of(std::vector<std::uint8_t> bytes) {
  auto opened = open(std::move(bytes));
  REQUIRE(!opened.ok());
  return opened.error().code;
}

std::vector<std::uint8_t> text(const char* content) {
  return {content, content + std::strlen(content)};
}

const Caveat* caveat(const Snapshot& snapshot, CaveatCode code, const std::string& subject = "") {
  const auto found =
      std::find_if(snapshot.caveats.begin(), snapshot.caveats.end(), [&](const Caveat& each) {
        return each.code == code && (subject.empty() || each.subject == subject);
      });
  return found == snapshot.caveats.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("an empty file, text, and random bytes are told apart from a database") {
  CHECK(error_of({}) == ErrorCode::empty_file);
  CHECK(error_of(text("hello")) == ErrorCode::not_sqlite);
  CHECK(error_of(text("{\"jobs\": []}")) == ErrorCode::not_sqlite);
  std::vector<std::uint8_t> noise(8192);
  for (std::size_t i = 0; i < noise.size(); ++i)
    noise[i] = static_cast<std::uint8_t>(i * 7919 >> 3);
  CHECK(error_of(noise) == ErrorCode::not_sqlite);
}

TEST_CASE("a file cut anywhere is truncated, and a lone header too") {
  auto bytes = facts_with("('s','j',1,'m',0.5,1)");
  auto half = bytes;
  half.resize(bytes.size() / 2 + 100);
  CHECK(error_of(half) == ErrorCode::truncated);
  bytes.resize(50);
  CHECK(error_of(bytes) == ErrorCode::truncated);
}

TEST_CASE("a damaged page is reported, whatever is damaged") {
  const auto bytes = facts_with("('s','j',1,'m',0.5,1),('t','j',2,'m',0.5,1)");
  int refused = 0;
  for (std::size_t at = 100; at < bytes.size(); at += 37) {
    auto damaged = bytes;
    for (std::size_t i = at; i < std::min(at + 24, damaged.size()); ++i) damaged[i] ^= 0xa5;
    refused += open(std::move(damaged)).ok() ? 0 : 1;
  }
  CHECK(refused > 10);
}

TEST_CASE("a table whose pages are used twice is refused, not read for ever") {
  auto bytes = database(
      kCreateTable +
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) "
      "INSERT INTO cron_runs (session_id, job_id, run_time) SELECT 's' || i, 'j', i FROM n;");
  std::uint8_t* root = bytes.data() + 4096;  // the table was made first
  REQUIRE(root[0] == 5);                     // an interior page
  const std::uint8_t* first = root + (root[12] << 8 | root[13]);
  std::copy_n(first, 4, root + 8);  // the last child is the first one again
  CHECK(error_of(std::move(bytes)) == ErrorCode::corrupt);
}

TEST_CASE("a database in UTF-16 is refused with the way to make it UTF-8") {
  for (const char* encoding : {"UTF-16le", "UTF-16be"}) {
    auto opened =
        open(database("PRAGMA encoding = '" + std::string(encoding) + "';" + kCreateTable));
    REQUIRE(!opened.ok());
    CHECK(opened.error().code == ErrorCode::utf16);
    CHECK(opened.error().detail.find(".dump | sqlite3") != std::string::npos);
  }
}

TEST_CASE("a file that cannot be read to its end is truncated, wherever the reading stops") {
  const auto bytes = facts_with("('s','j',1,'m',0.5,1)");
  int refused = 0;
  for (int reads = 0; reads < 40; ++reads) {
    auto opened = Engine::open(Source(std::make_unique<CopyingSource>(bytes, reads)));
    if (opened) continue;
    ++refused;
    CHECK(opened.error().code == ErrorCode::truncated);
  }
  CHECK(refused > 2);
  CHECK(refused < 40);
}

TEST_CASE("another schema names its tables and the nearest one") {
  auto opened = open(database("CREATE TABLE a(x); CREATE TABLE runs(session_id, job_id, model);"));
  REQUIRE(!opened.ok());
  CHECK(opened.error().code == ErrorCode::no_cron_runs);
  CHECK(opened.error().tables == std::vector<std::string>{"a", "runs"});
  CHECK(opened.error().nearest == "runs");
  CHECK(open(database("CREATE TABLE cron_run(x); CREATE TABLE users(y)")).error().nearest ==
        "cron_run");
}

TEST_CASE("views, virtual and row-id-less tables are not executed") {
  CHECK(error_of(database("CREATE VIEW cron_runs AS SELECT 1 AS job_id, 2 AS run_time")) ==
        ErrorCode::unsupported_table);
  CHECK(error_of(database("CREATE TABLE cron_runs(job_id TEXT PRIMARY KEY, run_time) WITHOUT "
                          "ROWID")) == ErrorCode::unsupported_table);
}

TEST_CASE("a table without a needed column says which; other columns may be missing") {
  auto opened = open(database("CREATE TABLE cron_runs(job_id)"));
  REQUIRE(!opened.ok());
  CHECK(opened.error().code == ErrorCode::missing_columns);
  CHECK(opened.error().detail.find("run_time") != std::string::npos);

  auto bare =
      open(database("CREATE TABLE cron_runs(run_time, job_id); INSERT INTO cron_runs "
                    "VALUES (5, 'a')"));
  REQUIRE(bare.ok());
  CHECK(bare.value().snapshot().runs == Count(1));
  CHECK(caveat(bare.value().snapshot(), CaveatCode::missing_columns));
}

TEST_CASE("columns are found by name: a migrated file has job_mode last") {
  auto opened = open(
      database("CREATE TABLE cron_runs(session_id TEXT PRIMARY KEY, run_time REAL, job_id TEXT, "
               "estimated_cost_usd REAL, success INT, ingested_at REAL, newer TEXT);"
               "ALTER TABLE cron_runs ADD COLUMN job_mode TEXT DEFAULT 'agent';"
               "INSERT INTO cron_runs VALUES ('s', 5, 'a', 0.25, 1, 7, 'x', 'no_agent');"));
  REQUIRE(opened.ok());
  const auto answer = opened.value().dashboard(all_time());
  CHECK(answer.value().jobs.mode.front() == "no_agent");
  CHECK(answer.value().jobs.cost.front() == Usd(0.25));
  CHECK(caveat(opened.value().snapshot(), CaveatCode::unknown_columns, "newer"));
}

TEST_CASE("zero rows are a fact, not an error") {
  auto opened = open(database(kCreateTable));
  REQUIRE(opened.ok());
  CHECK(caveat(opened.value().snapshot(), CaveatCode::no_runs));
  const auto answer = opened.value().dashboard(all_time());
  REQUIRE(answer.ok());
  CHECK(!answer.value().overview.cost.value);
  CHECK(answer.value().jobs.ids.empty());
}

TEST_CASE("odd values are unknown and counted, never zero") {
  auto opened =
      open(facts_with("('a','j',1,'m','abc',1),('b','j',2,'m',9e999,1),"
                      "('c','j',3,'m',-0.5,1),('d','j',4,'m',1e300,2),"
                      "('e','j','soon','m',1,1),('f',x'ff00',5,x'fe','7',NULL)"));
  REQUIRE(opened.ok());
  const Snapshot& snapshot = opened.value().snapshot();
  REQUIRE(caveat(snapshot, CaveatCode::odd_values, "estimated_cost_usd"));
  CHECK(caveat(snapshot, CaveatCode::odd_values, "estimated_cost_usd")->count == Count(3));
  CHECK(caveat(snapshot, CaveatCode::odd_values, "run_time")->count == Count(1));
  CHECK(caveat(snapshot, CaveatCode::odd_values, "success")->count == Count(1));
  const auto answer = opened.value().dashboard(all_time());
  CHECK(answer.value().overview.cost.value == Measured(6.5));
  CHECK(answer.value().overview.cost.used == Count(2));
  CHECK(answer.value().overview.cost.left_out == Count(3));
}

TEST_CASE("a cell of 8 MB is not a name and does not stop anything") {
  auto opened = open(facts_with("('a','j',1,printf('%.*c', 8000000, 'x'),0.5,1)"));
  REQUIRE(opened.ok());
  CHECK(opened.value().snapshot().models == std::vector<std::string>{""});
}

TEST_CASE("texts too long for a name are unknown and counted, with their columns") {
  auto opened =
      open(facts_with("('a',printf('%.*c', 1025, 'x'),1,printf('%.*c', 1025, 'm'),1,1),"
                      "('b',printf('%.*c', 9000, 'y'),2,'m',1,1),"
                      "('c',printf('%.*c', 1024, 'z'),3,x'00',1,1)"));
  REQUIRE(opened.ok());
  const Snapshot& snapshot = opened.value().snapshot();
  REQUIRE(caveat(snapshot, CaveatCode::long_text));
  CHECK(caveat(snapshot, CaveatCode::long_text)->count == Count(3));
  CHECK(caveat(snapshot, CaveatCode::long_text)->subject == "job_id, model");
  CHECK(snapshot.job_ids == std::vector<std::string>{"", std::string(1024, 'z')});
  CHECK(!caveat(open(facts_with("('a','j',1,'m',1,1)")).value().snapshot(), CaveatCode::long_text));
}

TEST_CASE("triggers, hostile views and generated columns beside the table do nothing") {
  auto opened = open(database(
      kCreateTable +
      "CREATE TRIGGER t AFTER INSERT ON cron_runs BEGIN DELETE FROM cron_runs; END;"
      "CREATE VIEW v AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c) SELECT * "
      "FROM c;"));
  CHECK(opened.ok());
  auto generated =
      open(database("CREATE TABLE cron_runs(job_id, run_time, model AS (hex(zeroblob(1000000))));"
                    "INSERT INTO cron_runs(job_id, run_time) VALUES ('a', 1)"));
  REQUIRE(generated.ok());
  CHECK(generated.value().snapshot().models == std::vector<std::string>{""});
}

TEST_CASE("names keep their bytes: markup and right-to-left text are only text") {
  auto opened = open(facts_with("('a','<img src=x onerror=alert(1)>',1,'\xd7\xa9\xd7\x9c',1,1)"));
  REQUIRE(opened.ok());
  CHECK(opened.value().snapshot().job_ids.front() == "<img src=x onerror=alert(1)>");
  CHECK(opened.value().snapshot().models.front() == "\xd7\xa9\xd7\x9c");
}
