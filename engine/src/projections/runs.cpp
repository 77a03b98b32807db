// SPDX-License-Identifier: MIT
#include "projections/runs.hpp"

#include <algorithm>
#include <cmath>

#include "facts/text.hpp"
#include "select/check_query.hpp"

namespace cronlens::projections {
namespace {

using facts::ColumnId;
using facts::Facts;
using facts::kUnknownTokens;

constexpr double kLeast = -std::numeric_limits<double>::infinity();

std::optional<std::int64_t> tokens_of(const Facts& facts, std::uint32_t row) {
  std::int64_t sum = 0;
  for (const std::int64_t part :
       {facts.input[row], facts.output[row], facts.cache_read[row], facts.cache_write[row]}) {
    if (part == kUnknownTokens) return std::nullopt;
    sum += part;
  }
  return sum;
}

double known_or_least(double value) {
  return std::isnan(value) ? kLeast : value;
}

double outcome_rank(RunOutcome outcome) {
  return outcome == RunOutcome::unknown ? kLeast : outcome == RunOutcome::success ? 1 : 0;
}

/// Ranks of a dictionary's texts in byte order, NULL first.
std::vector<double> ranks(const facts::Dictionary& dictionary) {
  std::vector<std::uint32_t> ids(dictionary.size());
  for (std::uint32_t id = 0; id < ids.size(); ++id) ids[id] = id;
  std::sort(ids.begin() + 1, ids.end(), [&](std::uint32_t a, std::uint32_t b) {
    return dictionary.text(a) < dictionary.text(b);
  });
  std::vector<double> rank(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) rank[ids[i]] = static_cast<double>(i);
  return rank;
}

/// One number per row that sorts as the key does.
class SortKey {
 public:
  SortKey(const Facts& facts, RunSort sort) : facts_(facts), sort_(sort) {
    if (sort == RunSort::model) ranks_ = ranks(facts.models);
    if (sort == RunSort::mode) ranks_ = ranks(facts.modes);
  }
  double operator()(std::uint32_t row) const {
    switch (sort_) {
      case RunSort::run_time:
        return facts_.run_time[row];
      case RunSort::cost:
        return known_or_least(facts_.cost[row]);
      case RunSort::duration:
        return known_or_least(facts_.duration[row]);
      case RunSort::tokens:
        return static_cast<double>(tokens_of(facts_, row).value_or(kUnknownTokens));
      case RunSort::input_tokens:
        return static_cast<double>(facts_.input[row]);
      case RunSort::model:
        return ranks_[facts_.model[row]];
      case RunSort::mode:
        return ranks_[facts_.mode[row]];
      case RunSort::outcome:
        return outcome_rank(facts_.outcome[row]);
    }
    return 0;
  }

 private:
  const Facts& facts_;
  RunSort sort_;
  std::vector<double> ranks_;
};

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

/// Reads runs one by one, from the file that each of them came in.
class RunReader {
 public:
  explicit RunReader(const Engine::State& state) : state_(state) {
    files_.push_back({&state.database, 0, state.database.prepare(statement_for(state.layout))});
    for (const Addition& addition : state.additions) {
      files_.push_back({&addition.database, addition.first_row,
                        addition.database.prepare(statement_for(addition.layout))});
    }
  }

  Result<Run> read(std::uint32_t row) {
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

 private:
  struct File {
    const facts::Database* database;
    std::size_t first_row;
    facts::Statement statement;
  };

  const Engine::State& state_;
  std::vector<File> files_;
};

std::optional<Error> check(const RunsRequest& request) {
  const double limit = request.limit.value, offset = request.offset.value;
  if (!(limit >= 1 && limit <= 5000)) {
    return select::out_of_range("limit", limit, "from 1 to 5,000");
  }
  if (!(offset >= 0 && offset <= 4e9)) {
    return select::out_of_range("offset", offset, "from 0 to 4,000,000,000");
  }
  return std::nullopt;
}

}  // namespace

std::vector<std::uint32_t> order_runs(const Selection& selection, RunSort sort,
                                      Direction direction) {
  const Facts& facts = selection.facts();
  struct Entry {
    double key;
    std::uint32_t row;
  };
  std::vector<Entry> entries;
  const SortKey key(facts, sort);
  for (const totals::Slice& slice : selection.slices()) {
    for (std::uint32_t slot = slice.slots.begin; slot < slice.slots.end; ++slot) {
      const std::uint32_t row = selection.state.cells.row(slot);
      entries.push_back({key(row), row});
    }
  }
  const bool descending = direction == Direction::descending;
  std::sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
    if (a.key != b.key) return (a.key < b.key) != descending;
    return facts.rowid[a.row] < facts.rowid[b.row];
  });
  std::vector<std::uint32_t> order;
  order.reserve(entries.size());
  for (const Entry& entry : entries) order.push_back(entry.row);
  return order;
}

Result<Run> read_run(const Engine::State& state, std::uint32_t row) {
  return RunReader(state).read(row);
}

Result<RunPage> make_run_page(const Engine::State& state, const RunsRequest& request) {
  if (auto error = check(request)) return *error;
  Query query = request.query;
  query.jobs = {request.job};
  const Selection selection(state, query);
  const auto order = order_runs(selection, request.sort, request.direction);
  RunPage page;
  page.job = request.job;
  page.total = Count(static_cast<double>(order.size()));
  page.offset = request.offset;
  RunReader reader(state);
  const auto begin = std::min(order.size(), static_cast<std::size_t>(request.offset.value));
  const auto end = std::min(order.size(), begin + static_cast<std::size_t>(request.limit.value));
  for (std::size_t i = begin; i < end; ++i) {
    auto run = reader.read(order[i]);
    if (!run) return run.error();
    page.runs.push_back(std::move(run.value()));
  }
  return page;
}

}  // namespace cronlens::projections
