// SPDX-License-Identifier: MIT
#include "forecast/history.hpp"

#include <algorithm>
#include <cmath>

#include "forecast/cost_model.hpp"
#include "forecast/level_shift.hpp"
#include "totals/fixed_point.hpp"
#include "totals/time_order.hpp"

namespace cronlens::forecast {
namespace {

/// The rows whose start is in [since, until).
std::pair<std::size_t, std::size_t> stretch(const facts::Facts& facts, const History& history,
                                            double since, double until) {
  const auto earlier = [&](std::uint32_t row, double moment) {
    return facts.run_time[row] < moment;
  };
  const auto at = [&](double moment) {
    const auto found = std::lower_bound(history.rows.begin(), history.rows.end(), moment, earlier);
    return static_cast<std::size_t>(found - history.rows.begin());
  };
  return {at(since), std::max(at(since), at(until))};
}

}  // namespace

std::vector<History> histories(const facts::Facts& facts, double before) {
  std::vector<History> all(facts.jobs.size());
  for (const std::uint32_t row : totals::time_order(facts.run_time)) {
    if (facts.run_time[row] < before) all[facts.job[row]].rows.push_back(row);
  }
  return all;
}

RecentCosts recent_costs(const facts::Facts& facts, const History& history) {
  RecentCosts recent;
  if (history.empty()) return recent;
  std::vector<double> costs, starts;
  const std::uint32_t model = facts.model[history.rows.back()];
  for (auto row = history.rows.rbegin(); row != history.rows.rend(); ++row) {
    if (costs.size() == kMostCosts) break;
    const double cost = facts.cost[*row];
    if (facts.model[*row] != model || std::isnan(cost)) continue;
    costs.push_back(std::max(cost, 0.0));
    starts.push_back(facts.run_time[*row]);
  }
  std::reverse(costs.begin(), costs.end());
  std::reverse(starts.begin(), starts.end());
  const LastShift shift = last_shift(costs);
  if (shift.place > 0) recent.changed_level = starts[shift.place];
  recent.level = shift.place - shift.before;
  recent.costs.assign(costs.begin() + static_cast<std::ptrdiff_t>(shift.before), costs.end());
  return recent;
}

double spent_between(const facts::Facts& facts, const History& history, double since,
                     double until) {
  const auto [begin, end] = stretch(facts, history, since, until);
  totals::Nano sum = 0;
  for (std::size_t i = begin; i < end; ++i) {
    const double cost = facts.cost[history.rows[i]];
    if (!std::isnan(cost)) sum += totals::to_nano(cost);
  }
  return totals::from_nano(sum);
}

std::int64_t unknown_between(const facts::Facts& facts, const History& history, double since,
                             double until) {
  const auto [begin, end] = stretch(facts, history, since, until);
  std::int64_t unknown = 0;
  for (std::size_t i = begin; i < end; ++i) unknown += std::isnan(facts.cost[history.rows[i]]);
  return unknown;
}

std::int64_t runs_between(const facts::Facts& facts, const History& history, double since,
                          double until) {
  const auto [begin, end] = stretch(facts, history, since, until);
  return static_cast<std::int64_t>(end - begin);
}

}  // namespace cronlens::forecast
