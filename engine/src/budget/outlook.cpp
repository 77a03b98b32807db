// SPDX-License-Identifier: MIT
// Limits against the forecast.
#include <algorithm>
#include <cmath>

#include "budget/accounts.hpp"

namespace cronlens::budget {
namespace {

/// The jobs of the forecast that each account is charged for.
std::vector<std::vector<const forecast::JobForecast*>> charged_jobs(
    const Accounts& accounts, const facts::Facts& facts, const forecast::Forecast& forecast) {
  std::vector<std::vector<const forecast::JobForecast*>> charged(accounts.all().size());
  for (const forecast::JobForecast& job : forecast.jobs) {
    const auto id = facts.jobs.find(job.job);
    if (!id) continue;
    for (const std::size_t account : accounts.of_job(*id)) charged[account].push_back(&job);
  }
  return charged;
}

double chance_above(const std::vector<double>& sorted, double limit) {
  const auto above = sorted.end() - std::upper_bound(sorted.begin(), sorted.end(), limit);
  return static_cast<double>(above) / static_cast<double>(sorted.size());
}

std::optional<double> first_above(const forecast::Path& path, const std::vector<double>& days,
                                  double limit) {
  for (std::size_t day = 0; day < path.by_day.size(); ++day) {
    if (path.by_day[day].p50 > limit) return days[day];
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::int64_t> days_left(const Outlook& outlook, double now) {
  if (outlook.path.spent > outlook.limit) return 0;
  if (!outlook.crosses) return std::nullopt;
  return static_cast<std::int64_t>(std::ceil((*outlook.crosses - now) / 86'400));
}

std::vector<Outlook> look_ahead(const Engine& engine, const Budgets& budgets,
                                const forecast::Forecast& forecast) {
  const Engine::State& state = engine.state();
  const Accounts accounts(state, budgets);
  const auto charged = charged_jobs(accounts, state.cells.facts(), forecast);
  std::vector<Outlook> outlooks;
  for (std::size_t i = 0; i < charged.size(); ++i) {
    const Account& account = accounts.all()[i];
    if (!has_limit(account.limits, Window::monthly)) continue;
    auto path = path_of(forecast, charged[i]);
    if (!path) continue;
    const double limit = *account.limits.of(Window::monthly);
    Outlook outlook{account.scope, account.id, limit};
    outlook.chance = chance_above(path->draws, limit);
    outlook.crosses = first_above(*path, forecast.days, limit);
    outlook.path = std::move(*path);
    outlooks.push_back(std::move(outlook));
  }
  return outlooks;
}

}  // namespace cronlens::budget
