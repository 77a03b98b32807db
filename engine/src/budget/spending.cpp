// SPDX-License-Identifier: MIT
// The runs of a facts.db against the limits: as things stand, and as they would have gone.
#include <algorithm>
#include <cmath>
#include <deque>

#include "budget/accounts.hpp"
#include "select/check_query.hpp"
#include "select/periods.hpp"
#include "totals/fixed_point.hpp"
#include "totals/time_order.hpp"

namespace cronlens::budget {
namespace {

using select::day_key;
using select::first_of_month;
using select::local_day;
using select::month_key;
using select::start_of;
using totals::Nano;
constexpr double kSevenDays = 7 * 86'400;

struct Sum {
  Nano nano = 0;
  std::int64_t unknown = 0;

  void add(double cost) {
    if (std::isnan(cost)) {
      ++unknown;
    } else {
      nano += totals::to_nano(cost);
    }
  }
  void keep_dearest(double cost) {
    if (std::isnan(cost)) {
      ++unknown;
    } else {
      nano = std::max(nano, totals::to_nano(cost));
    }
  }
};

using Sums = std::array<Sum, kWindows.size()>;

std::string period_of(Window window, std::int64_t day) {
  return window == Window::monthly ? month_key(day) : day_key(day);
}

std::optional<Error> check_zone(double now, const TimeZone& zone) {
  Query query;
  query.now = Instant(now);
  query.zone = zone;
  return select::check_query(query);
}

/// One account as time goes by: its sums, and which levels it has reported in the period.
class Meter {
 public:
  explicit Meter(const Account& account) : account_(account) {}

  void turn_to(std::int64_t day) {
    if (day == day_) return;
    if (day_ == kNever || first_of_month(day) != first_of_month(day_)) {
      clear(Window::monthly);
    }
    clear(Window::daily);
    clear(Window::per_run);
    reported_[static_cast<std::size_t>(Window::rolling_7_days)] = Level::ok;
    day_ = day;
  }

  void add(double at, double cost) {
    of(Window::daily).add(cost);
    of(Window::monthly).add(cost);
    of(Window::per_run).keep_dearest(cost);
    recent_.emplace_back(at, std::isnan(cost) ? Nano{0} : totals::to_nano(cost));
    of(Window::rolling_7_days).nano += recent_.back().second;
    while (recent_.front().first <= at - kSevenDays) {
      of(Window::rolling_7_days).nano -= recent_.front().second;
      recent_.pop_front();
    }
  }

  /// Appends the levels that were not reached before in their periods.
  void report(const Budgets& budgets, double at, std::vector<Crossing>& crossings) {
    for (const Window window : kWindows) {
      if (!has_limit(account_.limits, window)) continue;
      const Sum& sum = of(window);
      const Spend spend{totals::from_nano(sum.nano), false, sum.unknown};
      const Verdict verdict = judge(budgets, account_.scope, account_.id, window,
                                    *account_.limits.of(window), spend, period_of(window, day_));
      Level& reported = reported_[static_cast<std::size_t>(window)];
      if (verdict.level <= reported) continue;
      reported = verdict.level;
      crossings.push_back({account_.scope, account_.id, window, verdict.level, verdict.period, at,
                           verdict.spent, verdict.limit});
    }
  }

 private:
  static constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::min();

  Sum& of(Window window) { return sums_[static_cast<std::size_t>(window)]; }
  void clear(Window window) {
    of(window) = {};
    reported_[static_cast<std::size_t>(window)] = Level::ok;
  }

  const Account& account_;
  Sums sums_{};
  std::array<Level, kWindows.size()> reported_{};
  std::deque<std::pair<double, Nano>> recent_;
  std::int64_t day_ = kNever;
};

}  // namespace

Result<std::vector<Verdict>> judge_all(const Engine& engine, const Budgets& budgets, double now,
                                       const TimeZone& time_zone) {
  if (auto error = check_zone(now, time_zone)) return *error;
  const Engine::State& state = engine.state();
  const facts::Facts& facts = state.cells.facts();
  const Accounts accounts(state, budgets);
  const select::Zone zone(time_zone);
  const std::int64_t today = local_day(zone, now);
  const double day = start_of(zone, today), month = start_of(zone, first_of_month(today));
  std::vector<Sums> sums(accounts.all().size());
  for (std::size_t row = 0; row < facts.size(); ++row) {
    const double at = facts.run_time[row], cost = facts.cost[row];
    if (at < month && at <= now - kSevenDays) continue;
    for (const std::size_t account : accounts.of_job(facts.job[row])) {
      auto& [daily, monthly, rolling, per_run] = sums[account];
      if (at >= day) daily.add(cost), per_run.keep_dearest(cost);
      if (at >= month) monthly.add(cost);
      if (at > now - kSevenDays) rolling.add(cost);
    }
  }
  std::vector<Verdict> verdicts;
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const Account& account = accounts.all()[i];
    for (const Window window : kWindows) {
      if (!has_limit(account.limits, window)) continue;
      const Sum& sum = sums[i][static_cast<std::size_t>(window)];
      const Spend spend{totals::from_nano(sum.nano), false, sum.unknown};
      verdicts.push_back(judge(budgets, account.scope, account.id, window,
                               *account.limits.of(window), spend, period_of(window, today)));
    }
  }
  return verdicts;
}

Result<std::vector<Crossing>> replay(const Engine& engine, const Budgets& budgets, double since,
                                     double until, const TimeZone& time_zone) {
  if (auto error = check_zone(until, time_zone)) return *error;
  const Engine::State& state = engine.state();
  const facts::Facts& facts = state.cells.facts();
  const Accounts accounts(state, budgets);
  const select::Zone zone(time_zone);
  // A month, and seven days, have to be complete before the first crossing counts.
  const double month = start_of(zone, first_of_month(local_day(zone, since)));
  const double from = std::min(month, since - kSevenDays);
  std::vector<Meter> meters(accounts.all().begin(), accounts.all().end());
  std::vector<Crossing> crossings, before;
  for (const std::uint32_t row : totals::time_order(facts.run_time)) {
    const double at = facts.run_time[row];
    if (at < from || at >= until) continue;
    const std::int64_t day = local_day(zone, at);
    for (const std::size_t account : accounts.of_job(facts.job[row])) {
      meters[account].turn_to(day);
      meters[account].add(at, facts.cost[row]);
      meters[account].report(budgets, at, at < since ? before : crossings);
    }
  }
  return crossings;
}

}  // namespace cronlens::budget
