// SPDX-License-Identifier: MIT
// Files made to cost far more than their size: each is refused, or read, at once.
#include <doctest/doctest.h>

#include <chrono>

#include "facts_builder.hpp"

using namespace cronlens;
using namespace cronlens::test;

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::size_t kPage = 512;

void put(std::uint8_t* at, std::size_t value, int bytes) {
  for (int i = bytes - 1; i >= 0; --i, value >>= 8) at[i] = static_cast<std::uint8_t>(value);
}

/// Where the cell of the only row lies in the leaf `page`, which keeps its head free of it.
Bytes only_cell(const std::uint8_t* page) {
  const std::size_t at = static_cast<std::size_t>(page[3 + 2] << 8 | page[3 + 3]);
  return {page + at, page + kPage};
}

/// A leaf with copies of a cell whose row id is the byte at `id`, from `first` on.
Bytes leaf_of(Bytes cell, std::size_t id, int first, int copies) {
  Bytes page(kPage);
  std::size_t at = kPage;
  page[0] = 13;
  for (int i = 0; i < copies; ++i) {
    at -= cell.size();
    put(&cell[id], static_cast<std::size_t>(first + i), 2);
    cell[id] |= 0x80;
    cell[id + 1] &= 0x7f;
    std::copy(cell.begin(), cell.end(), page.begin() + static_cast<std::ptrdiff_t>(at));
    put(&page[8 + 2 * static_cast<std::size_t>(i)], at, 2);
  }
  put(&page[3], static_cast<std::size_t>(copies), 2);
  put(&page[5], at, 2);
  return page;
}

double seconds_to_open(Bytes bytes, ErrorCode& code) {
  const auto started = std::chrono::steady_clock::now();
  auto opened = open(std::move(bytes));
  code = opened.ok() ? ErrorCode::internal : opened.error().code;
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
}

}  // namespace

TEST_CASE("rows that claim the same long overflow chain are not read one by one") {
  // One row of 2 MB, whose id takes two bytes; then a second level with its cell 400 times.
  Bytes bytes = database(
      "PRAGMA page_size = 512; CREATE TABLE cron_runs (job_id, run_time, estimated_cost_usd);"
      "INSERT INTO cron_runs (rowid, job_id, run_time, estimated_cost_usd) "
      "VALUES (128, 'j', 1, zeroblob(2000000));");
  const Bytes cell = only_cell(bytes.data() + kPage);
  REQUIRE(bytes[kPage] == 13);
  const std::size_t id = 3;  // behind the three bytes that hold the length
  REQUIRE(cell[id] == 0x81);
  const int copies = static_cast<int>((kPage - 8) / (cell.size() + 2)), leaves = 50;
  Bytes root(kPage);
  std::size_t at = kPage;
  root[0] = 5;
  for (int leaf = 0; leaf < leaves; ++leaf) {
    // Two-byte ids go in steps of 128 in the first byte; the test stays below it.
    const Bytes page = leaf_of(cell, id, 0x100 + leaf * 0x100, copies);
    bytes.insert(bytes.end(), page.begin(), page.end());
    const std::size_t number = bytes.size() / kPage;
    if (leaf == leaves - 1) {
      put(&root[8], number, 4);
      break;
    }
    at -= 6;
    put(&root[at], number, 4);
    put(&root[at + 4], static_cast<std::size_t>(0x100 + leaf * 0x100 + copies - 1) | 0x8000, 2);
    put(&root[12 + 2 * static_cast<std::size_t>(leaf)], at, 2);
  }
  put(&root[3], static_cast<std::size_t>(leaves - 1), 2);
  put(&root[5], at, 2);
  std::copy(root.begin(), root.end(), bytes.begin() + kPage);
  put(&bytes[28], bytes.size() / kPage, 4);
  ErrorCode code{};
  CHECK(seconds_to_open(bytes, code) < 2);
  CHECK(code == ErrorCode::corrupt);
}

TEST_CASE("thousands of views beside the table do not slow it down") {
  std::string sql = kCreateTable + "BEGIN;";
  for (int i = 0; i < 5000; ++i) {
    sql += "CREATE VIEW v" + std::to_string(i) + " AS SELECT 1 AS x;";
  }
  ErrorCode code{};
  CHECK(seconds_to_open(database(sql + "COMMIT;"), code) < 2);
  CHECK(code == ErrorCode::internal);
}

TEST_CASE("what else may be called cron_runs, and in which case, makes no difference") {
  CHECK(open(database("CREATE TABLE Cron_Runs(job_id, run_time);"
                      "CREATE TRIGGER cron_runs AFTER INSERT ON Cron_Runs BEGIN SELECT 1; END;"))
            .ok());
  ErrorCode code{};
  seconds_to_open(database("CREATE TABLE cron_runs(job_id TEXT PRIMARY KEY, run_time, rowid) "
                           "WITHOUT ROWID"),
                  code);
  CHECK(code == ErrorCode::unsupported_table);
}
