// SPDX-License-Identifier: MIT
// The walk over the leaves reads what SQLite reads, or leaves the file to SQLite. Damaged files are
// in readers_fuzz_test.cpp.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "facts_builder.hpp"
#include "two_readers.hpp"

using namespace cronlens;
using namespace cronlens::test;
namespace fs = std::filesystem;

namespace {

std::vector<std::uint8_t> bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string text_of(const fs::path& path) {
  const auto bytes = bytes_of(path);
  return {bytes.begin(), bytes.end()};
}

/// `count` runs of every kind: rows that need overflow pages, odd values, NULLs, all widths of
/// whole numbers.
std::string insert_runs(int count, int from = 0) {
  return "WITH RECURSIVE n(i) AS (SELECT " + std::to_string(from) +
         " UNION ALL SELECT i+1 FROM n WHERE i < " + std::to_string(from + count - 1) +
         ") INSERT INTO cron_runs(session_id, job_id, run_time, duration_seconds, model, "
         "input_tokens, output_tokens, cache_read_tokens, estimated_cost_usd, billing_provider, "
         "end_reason, success, job_mode, ingested_at) SELECT 's' || i, 'job' || (i * 7 % 13), "
         "1.7e9 + i * 61, i % 5 * 1.25, CASE i % 11 WHEN 0 THEN NULL WHEN 1 THEN "
         "printf('%.*c', 900 + i % 300, 'x') ELSE 'model' || (i % 3) END, "
         "CASE i % 9 WHEN 0 THEN i WHEN 1 THEN -1 WHEN 2 THEN 300 WHEN 3 THEN 70000 WHEN 4 THEN "
         "20000000 WHEN 5 THEN 5000000000 WHEN 6 THEN 1e12 WHEN 7 THEN 9e18 END, i * 1000, i % 2, "
         "CASE i % 6 WHEN 0 THEN 'odd' WHEN 1 THEN 3 ELSE i * 0.01 END, 'p' || (i % 2), "
         "CASE i % 17 WHEN 0 THEN printf('%.*c', 3000 * (i % 5), 'e') ELSE 'done' END, "
         "i % 4 - 1, CASE i % 3 WHEN 0 THEN 'no_agent' ELSE 'agent' END, 1.7e9 + i FROM n;";
}

}  // namespace

TEST_CASE("both readers agree on every database of the tests") {
  const fs::path data(CRONLENS_TEST_DATA);
  int same = 0;
  for (const auto& entry : fs::recursive_directory_iterator(data / "vectors")) {
    if (entry.path().filename() != "facts.db") continue;
    CAPTURE(entry.path());
    const auto wal = bytes_of(entry.path().string() + "-wal");
    const Verdict verdict = read_twice(bytes_of(entry.path()), wal);
    CHECK(verdict != Verdict::different);
    same += verdict == Verdict::same;
  }
  for (const auto& entry : fs::recursive_directory_iterator(data / "golden")) {
    if (entry.path().filename() != "facts.sql") continue;
    CAPTURE(entry.path());
    const Verdict verdict = read_twice(database(text_of(entry.path())));
    CHECK(verdict != Verdict::different);
    same += verdict == Verdict::same;
  }
  CHECK(same >= 15);
}

TEST_CASE("both readers agree at every page size, with overflow pages, before and after deletes") {
  for (int page_size = 512; page_size <= 65536; page_size *= 2) {
    CAPTURE(page_size);
    Db db;
    db.run("PRAGMA page_size = " + std::to_string(page_size) + ";" + kCreateTable);
    db.run(insert_runs(600));
    CHECK(read_twice(db.bytes()) == Verdict::same);
    db.run("DELETE FROM cron_runs WHERE rowid % 3 = 0 OR rowid BETWEEN 100 AND 250;");
    db.run(insert_runs(100, 5000));
    db.run("CREATE INDEX by_time ON cron_runs(run_time);" + insert_runs(100, 7000));
    CHECK(read_twice(db.bytes()) == Verdict::same);
    db.run("VACUUM");
    CHECK(read_twice(db.bytes()) == Verdict::same);
    db.run("DELETE FROM cron_runs");
    CHECK(read_twice(db.bytes()) == Verdict::same);
  }
}

TEST_CASE("columns that were added later have their defaults") {
  const std::string before =
      "CREATE TABLE cron_runs(session_id TEXT PRIMARY KEY, job_id TEXT, run_time REAL);"
      "INSERT INTO cron_runs VALUES('a', 'j', 1), ('b', 'k', 2);";
  const auto verdict_with = [&](const std::string& column) {
    return read_twice(database(before + "ALTER TABLE cron_runs ADD COLUMN " + column +
                               "; INSERT INTO cron_runs(session_id, job_id, run_time) "
                               "VALUES('c', 'j', 3);"));
  };
  for (const char* simple :
       {"job_mode TEXT DEFAULT 'agent'", "input_tokens INTEGER DEFAULT 0", "model TEXT",
        "estimated_cost_usd REAL DEFAULT 12", "billing_provider DEFAULT NULL", "other DEFAULT 5"}) {
    CAPTURE(simple);
    CHECK(verdict_with(simple) == Verdict::same);
  }
  for (const char* unclear :
       {"model TEXT DEFAULT 5", "input_tokens DEFAULT '12'", "success DEFAULT -1",
        "model DEFAULT 'it''s'", "estimated_cost_usd DEFAULT 0.5", "model DEFAULT x'61'",
        "output_tokens TEXT DEFAULT 7"}) {
    CAPTURE(unclear);
    CHECK(verdict_with(unclear) == Verdict::left);
  }
}

TEST_CASE("what is unusual is left to SQLite") {
  const auto verdict = [](const std::string& sql) { return read_twice(database(sql)); };
  const std::string rows = insert_runs(50);
  CHECK(verdict("CREATE TABLE cron_runs(job_id, run_time INTEGER PRIMARY KEY);"
                "INSERT INTO cron_runs VALUES('a', 5)") == Verdict::left);
  CHECK(verdict("CREATE TABLE cron_runs(job_id, run_time, model AS (job_id));"
                "INSERT INTO cron_runs(job_id, run_time) VALUES('a', 5)") == Verdict::left);
  CHECK(verdict("CREATE TABLE cron_runs(job_id, run_time); INSERT INTO cron_runs "
                "VALUES(5, 5), (2.5, 6)") == Verdict::left);
  CHECK(verdict("CREATE TABLE cron_runs(job_id, run_time, success REAL); INSERT INTO cron_runs "
                "VALUES('a', 5, -1)") == Verdict::left);
  // Without overflow pages an auto-vacuum file is like any other.
  CHECK(verdict("PRAGMA auto_vacuum = FULL;" + kCreateTable +
                "INSERT INTO cron_runs(session_id, job_id, run_time) VALUES('a', 'j', 1)") ==
        Verdict::same);
  CHECK(verdict("PRAGMA page_size = 512; PRAGMA auto_vacuum = FULL;" + kCreateTable + rows) ==
        Verdict::left);
}

TEST_CASE("an integer key beside the read columns is only a row id") {
  const std::string sql =
      "CREATE TABLE cron_runs(session_id INTEGER PRIMARY KEY, job_id, run_time, success);"
      "INSERT INTO cron_runs VALUES(-9000000000, 'a', 5, 1), (7, 'b', 6, 0.5), (1, x'ff00', 7, 9), "
      "(9223372036854775807, '', NULL, NULL);";
  CHECK(read_twice(database(sql)) == Verdict::same);
}
