// SPDX-License-Identifier: MIT
#include "projections/runs.hpp"

#include <algorithm>
#include <cmath>

#include "projections/run_reader.hpp"
#include "select/check_query.hpp"

namespace cronlens::projections {
namespace {

using facts::Facts;
using facts::kUnknownTokens;

constexpr double kLeast = -std::numeric_limits<double>::infinity();

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
