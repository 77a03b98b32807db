// SPDX-License-Identifier: MIT
#include "projections/run_reader.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "facts/text.hpp"

namespace cronlens::projections {
namespace {

using facts::ColumnId;
using facts::Facts;
using facts::kUnknownTokens;

std::optional<std::string> text_at(sqlite3_stmt* row, int column) {
  if (sqlite3_column_type(row, column) == SQLITE_NULL) return std::nullopt;
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(row, column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, column));
  return text ? facts::valid_utf8({text, size}) : std::string();
}

std::optional<double> number_at(sqlite3_stmt* row, int column) {
  const int type = sqlite3_column_type(row, column);
  if (type != SQLITE_INTEGER && type != SQLITE_FLOAT) return std::nullopt;
  return sqlite3_column_double(row, column);
}

std::optional<std::string> text_of(const facts::Dictionary& dictionary, std::uint32_t id) {
  if (id == facts::Dictionary::kNull) return std::nullopt;
  return dictionary.text(id);
}

template <class Q>
std::optional<Q> quantity(std::optional<double> value) {
  return value ? std::optional(Q(*value)) : std::nullopt;
}

std::optional<Tokens> tokens(std::int64_t value) {
  if (value == kUnknownTokens) return std::nullopt;
  return Tokens(static_cast<double>(value));
}

std::string statement_for(const facts::TableLayout& layout) {
  const auto text = [&](ColumnId id) { return layout.text_sql(id) + ", "; };
  return "SELECT " + text(ColumnId::session_id) + text(ColumnId::end_reason) +
         text(ColumnId::cost_status) + layout.sql(ColumnId::ended_at) + ", " +
         layout.sql(ColumnId::actual_cost_usd) + " FROM cron_runs WHERE " + layout.rowid() +
         " = ?1";
}

void fill_from_columns(Run& run, const Facts& facts, std::uint32_t row) {
  const auto known = [](double value) {
    return std::isnan(value) ? std::nullopt : std::optional(value);
  };
  run.run_time = Instant(facts.run_time[row]);
  run.duration = quantity<Seconds>(known(facts.duration[row]));
  run.model = text_of(facts.models, facts.model[row]);
  run.provider = text_of(facts.providers, facts.provider[row]);
  run.mode = text_of(facts.modes, facts.mode[row]);
  run.outcome = facts.outcome[row];
  run.cost = quantity<Usd>(known(facts.cost[row]));
  if (const auto sum = tokens_of(facts, row)) run.tokens = tokens(*sum);
  run.input_tokens = tokens(facts.input[row]);
  run.output_tokens = tokens(facts.output[row]);
  run.reasoning_tokens = tokens(facts.reasoning[row]);
  run.cache_read_tokens = tokens(facts.cache_read[row]);
  run.cache_write_tokens = tokens(facts.cache_write[row]);
}

}  // namespace

std::optional<std::int64_t> tokens_of(const Facts& facts, std::uint32_t row) {
  std::int64_t sum = 0;
  for (const std::int64_t part :
       {facts.input[row], facts.output[row], facts.cache_read[row], facts.cache_write[row]}) {
    if (part == kUnknownTokens) return std::nullopt;
    sum += part;
  }
  return sum;
}

RunReader::RunReader(const Engine::State& state) : state_(state) {
  files_.push_back({&state.database, 0, state.database.prepare(statement_for(state.layout))});
  for (const Addition& addition : state.additions) {
    files_.push_back({&addition.database, addition.first_row,
                      addition.database.prepare(statement_for(addition.layout))});
  }
}

Result<Run> RunReader::read(std::uint32_t row) {
  const File& file = *std::find_if(files_.rbegin(), files_.rend(),
                                   [row](const File& each) { return each.first_row <= row; });
  sqlite3_stmt* const statement = file.statement.get();
  if (!statement) return file.database->last_error();
  sqlite3_reset(statement);
  sqlite3_bind_int64(statement, 1, state_.cells.facts().rowid[row]);
  if (sqlite3_step(statement) != SQLITE_ROW) return file.database->last_error();
  Run run;
  fill_from_columns(run, state_.cells.facts(), row);
  run.session_id = text_at(statement, 0).value_or("");
  run.end_reason = text_at(statement, 1);
  run.cost_status = text_at(statement, 2);
  run.ended_at = quantity<Instant>(number_at(statement, 3));
  run.actual_cost = quantity<Usd>(number_at(statement, 4));
  return run;
}

}  // namespace cronlens::projections
