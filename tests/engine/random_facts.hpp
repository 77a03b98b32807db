// SPDX-License-Identifier: MIT
// Random databases and random questions, each with the WHERE clause that asks the same of SQL.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cronlens/contract/query.hpp"
#include "facts_builder.hpp"

namespace cronlens::test {

/// SplitMix64 (Steele, Lea, Flood 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  int below(int n) { return static_cast<int>(next() % static_cast<std::uint64_t>(n)); }
  bool one_in(int n) { return below(n) == 0; }

 private:
  std::uint64_t state_;
};

inline constexpr double kNow = 1'780'000'000;

inline std::string sql_text(const std::string& text) {
  return "'" + text + "'";
}

inline std::string name(Random& random, const char* stem, int variety) {
  if (random.one_in(12)) return "NULL";
  if (random.one_in(12)) return "''";
  return sql_text(stem + std::to_string(random.below(variety)));
}

/// One row of VALUES; times cluster, so that ties and window edges occur.
inline std::string row(Random& random, int number) {
  const double start = kNow - random.below(40) * 43'200 - (random.one_in(3) ? 0 : random.below(9)) +
                       (random.one_in(5) ? 0.25 : 0);
  const auto tokens = [&] {
    return random.one_in(15) ? std::string("NULL") : std::to_string(random.below(100'000));
  };
  const std::string cost =
      random.one_in(8) ? "NULL" : std::to_string(random.below(2'000'000) - 1000) + "e-6";
  return "('s" + std::to_string(number) + "', 'job" + std::to_string(random.below(6)) + "', " +
         std::to_string(start) + ", " + name(random, "m", 4) + ", " + name(random, "p", 2) + ", " +
         (random.one_in(9)   ? "NULL"
          : random.one_in(3) ? "'no_agent'"
                             : "'agent'") +
         ", " + (random.one_in(9) ? "NULL" : std::to_string(random.below(2))) + ", " + cost + ", " +
         (random.one_in(6) ? "NULL" : std::to_string(random.below(900'000)) + "e-3") + ", " +
         tokens() + ", " + tokens() + ", " + tokens() + ", " + tokens() + ", " + tokens() + ")";
}

inline void fill(Db& db, Random& random) {
  db.run(kCreateTable);
  std::string rows;
  const int count = random.one_in(10) ? 0 : 1 + random.below(120);
  for (int i = 0; i < count; ++i) rows += (i ? ", " : "") + row(random, i);
  if (count == 0) return;
  db.run(
      "INSERT INTO cron_runs (session_id, job_id, run_time, model, billing_provider, job_mode, "
      "success, estimated_cost_usd, duration_seconds, input_tokens, output_tokens, "
      "reasoning_tokens, cache_read_tokens, cache_write_tokens) VALUES " +
      rows);
}

struct Asked {
  Query query;
  std::string where = "1";
};

inline void add_names(Random& random, std::vector<std::string>& names, std::string& where,
                      const char* column, const char* stem, int variety) {
  if (!random.one_in(3)) return;
  std::string list;
  for (int i = 0; i <= random.below(2); ++i) {
    names.push_back(random.one_in(6) ? "" : stem + std::to_string(random.below(variety)));
    list += (i ? "," : "") + sql_text(names.back());
  }
  where += std::string(" AND coalesce(") + column + ",'') IN (" + list + ")";
}

inline Asked ask(Random& random) {
  Asked asked;
  Query& query = asked.query;
  query.now = Instant(kNow);
  const double edge = kNow - random.below(40) * 43'200 - random.below(3) * 0.25;
  switch (random.below(3)) {
    case 0:
      query.window.kind = WindowKind::all_time;
      break;
    case 1:
      query.window.days = Count(1 + random.below(20) * 0.5);
      asked.where += " AND run_time >= " + std::to_string(kNow - query.window.days.value * 86'400);
      break;
    default:
      query.window = {WindowKind::range, Count(0), Instant(edge), Instant(edge + 86'400)};
      asked.where += " AND run_time >= " + std::to_string(edge) + " AND run_time < " +
                     std::to_string(edge + 86'400);
  }
  query.outcome = static_cast<OutcomeFilter>(random.below(3));
  if (query.outcome != OutcomeFilter::all) {
    asked.where +=
        query.outcome == OutcomeFilter::success ? " AND success = 1" : " AND success = 0";
  }
  query.mode = static_cast<ModeFilter>(random.below(3));
  if (query.mode != ModeFilter::all) {
    asked.where += " AND job_mode = " + sql_text(std::string(spelling(query.mode)));
  }
  add_names(random, query.jobs, asked.where, "job_id", "job", 6);
  add_names(random, query.models, asked.where, "model", "m", 4);
  add_names(random, query.providers, asked.where, "billing_provider", "p", 2);
  return asked;
}

/// Every sum as an integer: SQL rounds each value to nano-units, then adds integers.
inline std::vector<std::int64_t> by_sql(Db& db, const std::string& where) {
  const std::string sql =
      "SELECT count(*), count(*) FILTER (WHERE success = 1), count(*) FILTER (WHERE success = 0), "
      "count(estimated_cost_usd), coalesce(sum(CAST(round(estimated_cost_usd * 1e9) AS INT)), 0), "
      "coalesce(sum(CAST(round(estimated_cost_usd * 1e9) AS INT)) FILTER (WHERE success = 0), 0), "
      "count(duration_seconds), coalesce(sum(CAST(round(duration_seconds * 1e9) AS INT)), 0), "
      "coalesce(sum(input_tokens), 0), coalesce(sum(output_tokens), 0), "
      "coalesce(sum(reasoning_tokens), 0), coalesce(sum(cache_read_tokens), 0), "
      "coalesce(sum(cache_write_tokens), 0), count(DISTINCT job_id) FROM cron_runs WHERE " +
      where;
  sqlite3_stmt* statement = nullptr;
  REQUIRE(sqlite3_prepare_v2(db.handle(), sql.c_str(), -1, &statement, nullptr) == SQLITE_OK);
  REQUIRE(sqlite3_step(statement) == SQLITE_ROW);
  std::vector<std::int64_t> values;
  for (int i = 0; i < sqlite3_column_count(statement); ++i) {
    values.push_back(sqlite3_column_int64(statement, i));
  }
  sqlite3_finalize(statement);
  return values;
}

}  // namespace cronlens::test
