// SPDX-License-Identifier: MIT
// The bytes of a report as a facts.db again, made in memory. A report may have been edited: what
// does not fit is an error, and what it says is bounded by the reader of the facts as in any file.
#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "cronlens/report.hpp"
#include "facts/database.hpp"
#include "facts/schema.hpp"
#include "report/pack.hpp"

namespace cronlens::report {
namespace {

struct FreeMemory {
  void operator()(unsigned char* memory) const { sqlite3_free(memory); }
};
using DatabasePtr = std::unique_ptr<sqlite3, facts::CloseDatabase>;

/// A text per row, out of a list of different ones; the first stands for none.
struct Names {
  std::vector<std::string> texts;
  std::vector<std::uint64_t> column;

  const std::string& of(std::size_t row) const {
    return texts[static_cast<std::size_t>(column[row])];
  }
  bool has(std::size_t row) const { return column[row] != 0; }
};

struct Runs {
  std::size_t count = 0;
  std::string jobs_json;
  std::vector<std::uint64_t> rowids, outcomes, session_sizes;
  Names jobs, models, providers, modes, reasons, statuses;
  std::vector<double> times, durations, ended_at, costs, actual_costs;
  std::vector<std::uint64_t> input, output, reasoning, cache_read, cache_write;
  std::string sessions;
};

bool read_names(PlaneReader& in, std::size_t count, Names& names) {
  const std::uint64_t size = in.number();
  for (std::uint64_t at = 0; at < size && in.ok(); ++at) names.texts.push_back(in.text());
  names.column = in.numbers(count);
  return in.ok() && std::all_of(names.column.begin(), names.column.end(),
                                [&](std::uint64_t id) { return id < names.texts.size(); });
}

void read_amounts(PlaneReader& in, Runs& runs) {
  constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
  const auto no_guess = [](std::size_t /*row*/) { return kUnknown; };
  in.amounts(runs.count, runs.times,
             [&](std::size_t row) { return row == 0 ? kUnknown : runs.times[row - 1]; });
  in.amounts(runs.count, runs.durations, no_guess);
  const auto end = [&](std::size_t row) { return runs.times[row] + runs.durations[row]; };
  in.amounts(runs.count, runs.ended_at, end);
  in.amounts(runs.count, runs.costs, no_guess);
  in.amounts(runs.count, runs.actual_costs, no_guess);
}

std::optional<Runs> read_runs(std::span<const std::uint8_t> data) {
  PlaneReader in(data);
  if (in.raw(kMagic.size()) != kMagic) return std::nullopt;
  Runs runs;
  const std::uint64_t count = in.number();
  // Each run takes some bytes, or the numbers below were made up.
  if (!in.ok() || count > data.size()) return std::nullopt;
  runs.count = static_cast<std::size_t>(count);
  runs.jobs_json = in.text();
  runs.rowids = in.numbers(runs.count);
  for (Names* names :
       {&runs.jobs, &runs.models, &runs.providers, &runs.modes, &runs.reasons, &runs.statuses}) {
    if (!read_names(in, runs.count, *names)) return std::nullopt;
  }
  read_amounts(in, runs);
  for (auto* column :
       {&runs.input, &runs.output, &runs.reasoning, &runs.cache_read, &runs.cache_write}) {
    *column = in.numbers(runs.count);
  }
  runs.outcomes = in.numbers(runs.count);
  runs.session_sizes = in.numbers(2 * runs.count);
  runs.sessions = in.text();
  return in.ok() ? std::optional(std::move(runs)) : std::nullopt;
}

constexpr const char* kCreate =
    "CREATE TABLE cron_runs(session_id TEXT, job_id TEXT, run_time REAL, ended_at REAL,"
    "duration_seconds REAL, model TEXT, input_tokens INTEGER, output_tokens INTEGER,"
    "reasoning_tokens INTEGER, cache_read_tokens INTEGER, cache_write_tokens INTEGER,"
    "estimated_cost_usd REAL, actual_cost_usd REAL, cost_status TEXT, cost_source TEXT,"
    "billing_provider TEXT, api_call_count INTEGER, message_count INTEGER,"
    "tool_call_count INTEGER, end_reason TEXT, success INTEGER, job_mode TEXT,"
    "ingested_at REAL); BEGIN";

constexpr const char* kInsert =
    "INSERT INTO cron_runs(rowid, session_id, job_id, run_time, ended_at, duration_seconds, model,"
    "billing_provider, job_mode, end_reason, cost_status, estimated_cost_usd, actual_cost_usd,"
    "input_tokens, output_tokens, reasoning_tokens, cache_read_tokens, cache_write_tokens, success)"
    "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

/// Binds the columns of one row from left to right.
class Row {
 public:
  explicit Row(sqlite3_stmt* statement) : statement_(statement) {}

  void text(const std::string& value, bool is_known) {
    if (!is_known) return null();
    sqlite3_bind_text(statement_, ++column_, value.data(), static_cast<int>(value.size()),
                      SQLITE_STATIC);
  }
  void amount(double value) {
    std::isnan(value) ? null() : void(sqlite3_bind_double(statement_, ++column_, value));
  }
  void whole(std::optional<std::int64_t> value) {
    value ? void(sqlite3_bind_int64(statement_, ++column_, *value)) : null();
  }
  bool insert() { return sqlite3_step(statement_) == SQLITE_DONE && !sqlite3_reset(statement_); }

 private:
  void null() { sqlite3_bind_null(statement_, ++column_); }

  sqlite3_stmt* statement_;
  int column_ = 0;
};

class Inserter {
 public:
  Inserter(const Runs& runs, sqlite3_stmt* statement) : runs_(runs), statement_(statement) {}

  bool insert_all() {
    for (std::size_t row = 0; row < runs_.count; ++row) {
      if (!next_session(row) || !insert(row)) return false;
    }
    return true;
  }

 private:
  bool next_session(std::size_t row) {
    const std::uint64_t place = runs_.session_sizes[2 * row];
    const std::uint64_t size = runs_.session_sizes[2 * row + 1];
    if (size > runs_.sessions.size() - used_ || (place & 1 ? place >> 1 : 0) > size) return false;
    session_ = runs_.sessions.substr(used_, static_cast<std::size_t>(size));
    used_ += static_cast<std::size_t>(size);
    if (place & 1) session_.insert(static_cast<std::size_t>(place >> 1), runs_.jobs.of(row));
    return true;
  }

  bool insert(std::size_t at) {
    rowid_ += static_cast<std::uint64_t>(unfolded(runs_.rowids[at]).value_or(0));
    Row row(statement_);
    row.whole(static_cast<std::int64_t>(rowid_));
    row.text(session_, true);
    row.text(runs_.jobs.of(at), runs_.jobs.has(at));
    row.amount(runs_.times[at]);
    row.amount(runs_.ended_at[at]);
    row.amount(runs_.durations[at]);
    for (const Names* names :
         {&runs_.models, &runs_.providers, &runs_.modes, &runs_.reasons, &runs_.statuses}) {
      row.text(names->of(at), names->has(at));
    }
    row.amount(runs_.costs[at]);
    row.amount(runs_.actual_costs[at]);
    for (const auto* column :
         {&runs_.input, &runs_.output, &runs_.reasoning, &runs_.cache_read, &runs_.cache_write}) {
      row.whole(unfolded((*column)[at]));
    }
    const bool is_known = runs_.outcomes[at] < std::uint64_t(RunOutcome::unknown);
    const bool success = runs_.outcomes[at] == std::uint64_t(RunOutcome::success);
    row.whole(is_known ? std::optional<std::int64_t>(success) : std::nullopt);
    return row.insert();
  }

  const Runs& runs_;
  sqlite3_stmt* statement_;
  std::string session_;
  std::size_t used_ = 0;
  std::uint64_t rowid_ = 0;  // a damaged report may go round
};

std::vector<std::uint8_t> to_database(const Runs& runs) {
  sqlite3* opened = nullptr;
  const int code = sqlite3_open(":memory:", &opened);
  DatabasePtr db(opened);
  const auto run = [&](const char* sql) {
    return sqlite3_exec(db.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK;
  };
  if (code != SQLITE_OK || !run(kCreate)) return {};
  {
    sqlite3_stmt* prepared = nullptr;
    if (sqlite3_prepare_v2(db.get(), kInsert, -1, &prepared, nullptr) != SQLITE_OK) return {};
    const facts::Statement statement(prepared);
    if (!Inserter(runs, prepared).insert_all()) return {};
  }
  if (!run("COMMIT")) return {};
  sqlite3_int64 size = 0;
  const std::unique_ptr<unsigned char, FreeMemory> bytes(
      sqlite3_serialize(db.get(), "main", &size, 0));
  db.reset();
  if (!bytes) return {};
  return {bytes.get(), bytes.get() + size};
}

}  // namespace
}  // namespace cronlens::report

namespace cronlens {

Result<Source> read_report(std::span<const std::uint8_t> data) {
  const auto damaged = [] {
    return make_error(ErrorCode::corrupt, "The data of the report is damaged.");
  };
  auto runs = report::read_runs(data);
  if (!runs) return damaged();
  Source source(report::to_database(*runs));
  if (source.database->size() == 0) return damaged();
  if (!runs->jobs_json.empty()) source.jobs_json = std::move(runs->jobs_json);
  return source;
}

}  // namespace cronlens
