// SPDX-License-Identifier: MIT
// A -wal is applied as SQLite's own recovery would. The files are written by SQLite on disk.
#include <doctest/doctest.h>

#include <cstdlib>
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

struct WalFiles {
  std::vector<std::uint8_t> database, wal;
};

/// 100 checkpointed runs and 50 that are only in the log.
WalFiles write_files(const char* page_size) {
  const fs::path folder = fs::temp_directory_path() / ("cronlens-wal-" + std::string(page_size));
  fs::create_directories(folder);
  const fs::path path = folder / "facts.db";
  for (const char* suffix : {"", "-wal", "-shm"}) fs::remove(path.string() + suffix);
  sqlite3* db = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
  const auto run = [&](const std::string& sql) {
    REQUIRE(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
  };
  const auto insert = [](int from, int to) {
    return "WITH RECURSIVE n(i) AS (SELECT " + std::to_string(from) +
           " UNION ALL SELECT i+1 FROM n WHERE i < " + std::to_string(to) +
           ") INSERT INTO cron_runs(session_id, job_id, run_time, estimated_cost_usd) SELECT 's' "
           "|| i, 'j', i, 0.25 FROM n;";
  };
  run("PRAGMA page_size = " + std::string(page_size) + "; PRAGMA journal_mode = WAL;");
  run("PRAGMA wal_autocheckpoint = 0;" + kCreateTable + insert(1, 100));
  run("PRAGMA wal_checkpoint(TRUNCATE);");
  run(insert(101, 140));
  run(insert(141, 150));
  WalFiles files{bytes_of(path), bytes_of(path.string() + "-wal")};
  sqlite3_close(db);
  return files;
}

double runs_in(const WalFiles& files) {
  CHECK(read_twice(files.database, files.wal) == Verdict::same);
  auto opened = open(files.database, files.wal);
  REQUIRE(opened.ok());
  return opened.value().snapshot().runs.value;
}

bool has(const WalFiles& files, CaveatCode code) {
  auto opened = open(files.database, files.wal);
  REQUIRE(opened.ok());
  for (const auto& caveat : opened.value().snapshot().caveats) {
    if (caveat.code == code) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("the log is applied, at every page size; without it newer runs may be missing") {
  for (const char* page_size : {"512", "4096", "65536"}) {
    CAPTURE(page_size);
    WalFiles files = write_files(page_size);
    CHECK(runs_in(files) == 150);
    CHECK(has(files, CaveatCode::wal_applied));
    files.wal.clear();
    CHECK(runs_in(files) == 100);
    CHECK(has(files, CaveatCode::wal_missing));
  }
}

TEST_CASE("a log that breaks off counts up to its last whole commit") {
  WalFiles files = write_files("4096");
  const auto whole = files.wal;
  files.wal.resize(whole.size() - 10);
  CHECK(runs_in(files) == 140);
  files.wal = whole;
  files.wal[whole.size() - 100] ^= 1;
  CHECK(runs_in(files) == 140);
}

TEST_CASE("a log of another database, or noise, is left aside and said so") {
  WalFiles files = write_files("4096");
  files.wal[20] ^= 1;  // its salt no longer matches its checksum
  CHECK(runs_in(files) == 100);
  CHECK(has(files, CaveatCode::wal_ignored));
  files.wal.assign(5000, 0x5a);
  CHECK(runs_in(files) == 100);
}
