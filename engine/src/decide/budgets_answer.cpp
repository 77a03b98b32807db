// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "cronlens/budget.hpp"
#include "decide/effects.hpp"
#include "decide/figures.hpp"
#include "decide/forecasts.hpp"
#include "select/check_query.hpp"
#include "select/window.hpp"
#include "state.hpp"

namespace cronlens {
namespace {

using budget::Budgets;
using budget::Crossing;
using budget::Level;
using budget::Outlook;
using budget::Scope;
using budget::Verdict;
using decide::count;
using decide::figure;
using Id = DecideMeasureId;

/// '' of what is no job, or of a job that has no name.
class JobNames {
 public:
  explicit JobNames(const Engine::State& state) : state_(state) {}

  std::string of(Scope scope, const std::string& id) const {
    if (scope != Scope::job) return "";
    const facts::JobsFile* file = state_.jobs_file();
    const facts::Job* job = file ? file->find(id) : nullptr;
    return job ? job->name : "";
  }

 private:
  const Engine::State& state_;
};

/// The columns that say what a limit is of.
template <class Table>
void add_account(Scope scope, const std::string& id, const JobNames& names, Table& table) {
  table.scopes.emplace_back(name_of(scope));
  table.ids.push_back(id);
  table.names.push_back(names.of(scope, id));
}

void add_limits(Scope scope, const std::string& id, const budget::Limits& limits,
                const JobNames& names, BudgetLimits& table) {
  for (const budget::Window window : budget::kWindows) {
    const auto limit = limits.of(window);
    if (!limit) continue;
    add_account(scope, id, names, table);
    table.windows.emplace_back(name_of(window));
    table.usd.push_back(Usd(*limit));
  }
}

BudgetLimits limits_of(const Budgets& budgets, const JobNames& names) {
  BudgetLimits table;
  for (const Scope scope : budget::kScopes) {
    const budget::ScopeLimits& limits = budgets.scopes[static_cast<std::size_t>(scope)];
    add_limits(scope, "", limits.fallback, names, table);
    for (const auto& [id, own] : limits.overrides) add_limits(scope, id, own, names, table);
  }
  for (const budget::Group& group : budgets.groups) {
    for (const std::string& job : group.jobs) {
      table.groups.push_back(group.name);
      table.group_jobs.push_back(job);
    }
  }
  if (budgets.notice) table.notice = Fraction(*budgets.notice);
  table.soft = Fraction(budgets.soft);
  table.hard = Fraction(budgets.hard);
  table.enforces_estimates = budgets.enforces_estimates;
  return table;
}

void add_verdicts(std::vector<Verdict> verdicts, const JobNames& names, BudgetAnswer& answer) {
  const auto worse = [](const Verdict& a, const Verdict& b) {
    const bool is_global = a.scope == Scope::global;
    if (is_global != (b.scope == Scope::global)) return is_global;
    return a.level != b.level ? a.level > b.level : a.share > b.share;
  };
  std::stable_sort(verdicts.begin(), verdicts.end(), worse);
  std::int64_t reached = 0, near = 0;
  BudgetVerdicts& table = answer.verdicts;
  for (const Verdict& each : verdicts) {
    reached += each.level == Level::hard ? 1 : 0;
    near += each.level == Level::soft ? 1 : 0;
    add_account(each.scope, each.id, names, table);
    table.windows.emplace_back(name_of(each.window));
    table.levels.emplace_back(name_of(each.level));
    table.periods.push_back(each.period);
    table.spent.push_back(Usd(each.spent));
    table.limit.push_back(Usd(each.limit));
    table.share.push_back(Fraction(each.share));
    table.unknown.push_back(count(each.unknown));
    table.estimated.push_back(count(each.based_on_estimates ? 1 : 0));
    table.degraded.push_back(count(each.degraded ? 1 : 0));
  }
  const auto all = static_cast<std::int64_t>(verdicts.size());
  answer.reached = figure(Id::limits_reached, static_cast<double>(reached), all, 0);
  answer.near = figure(Id::limits_near, static_cast<double>(near), all, 0);
}

BudgetOutlook outlook_of(const Outlook& outlook, const forecast::Forecast& forecast,
                         const JobNames& names) {
  BudgetOutlook made;
  made.scope = name_of(outlook.scope);
  made.id = outlook.id;
  made.name = names.of(outlook.scope, outlook.id);
  made.limit = Usd(outlook.limit);
  made.path = decide::cost_path(forecast, outlook.path);
  made.chance = Fraction(outlook.chance);
  if (outlook.crosses) made.crosses = Instant(*outlook.crosses);
  if (const auto days = days_left(outlook, forecast.now)) made.days_left = count(*days);
  made.without_range = count(outlook.path.without_range);
  made.left_out = count(outlook.path.left_out);
  return made;
}

/// Those that are reached soonest first, then the likeliest.
bool is_likelier(const BudgetOutlook& a, const BudgetOutlook& b) {
  if (a.days_left.has_value() != b.days_left.has_value()) return a.days_left.has_value();
  if (a.days_left && a.days_left->value != b.days_left->value) {
    return a.days_left->value < b.days_left->value;
  }
  return a.chance.value > b.chance.value;
}

/// With the scenario: the same limits in the same order, by the other forecast.
void add_changes(const std::vector<Outlook>& changed, std::vector<BudgetOutlook>& outlooks) {
  for (std::size_t i = 0; i < outlooks.size() && i < changed.size(); ++i) {
    outlooks[i].changed_chance = Fraction(changed[i].chance);
    outlooks[i].changed_path = decide::middle_of(changed[i].path);
  }
}

void add_crossings(const std::vector<Crossing>& crossings, const JobNames& names,
                   BudgetCrossings& table) {
  for (auto each = crossings.rbegin(); each != crossings.rend(); ++each) {
    add_account(each->scope, each->id, names, table);
    table.windows.emplace_back(name_of(each->window));
    table.levels.emplace_back(name_of(each->level));
    table.periods.push_back(each->period);
    table.at.push_back(Instant(each->at));
    table.spent.push_back(Usd(each->spent));
    table.limit.push_back(Usd(each->limit));
  }
}

/// The part of the window that has passed and holds runs.
std::pair<double, double> replayed(const Engine::State& state, const Query& query) {
  const auto span = select::resolve(query).span;
  const double until = std::min(span.until, query.now.value);
  const auto& first = state.snapshot.first_run;
  const double since = std::max(span.since, first ? first->value : until);
  return {std::min(since, until), until};
}

}  // namespace

Result<BudgetAnswer> Decider::budgets(const BudgetsRequest& request) const {
  const Query& query = request.query;
  if (auto error = select::check_query(query)) return *error;
  if (auto error = decide::check_scenario(request.scenario)) return *error;
  const auto parsed = budget::parse_budgets(request.yaml);
  if (!parsed) return parsed.error();
  const Budgets& budgets = parsed.value();
  const Engine& engine = state_->engine;
  const JobNames names(engine.state());
  auto verdicts = judge_all(engine, budgets, query.now.value, query.zone);
  if (!verdicts) return verdicts.error();
  const auto [since, until] = replayed(engine.state(), query);
  const auto crossings = replay(engine, budgets, since, until, query.zone);
  if (!crossings) return crossings.error();
  const auto forecast = decide::forecast_for(*state_, query, forecast::Horizon::month_end);
  if (!forecast) return forecast.error();
  const forecast::Forecast& month = *forecast.value();

  BudgetAnswer answer;
  answer.limits = limits_of(budgets, names);
  answer.notes = budgets.notes;
  answer.unknown_jobs = unknown_jobs(engine, budgets);
  add_verdicts(std::move(verdicts.value()), names, answer);
  add_crossings(crossings.value(), names, answer.crossings);
  answer.month_since = Instant(month.since);
  answer.now = Instant(month.now);
  answer.month_until = Instant(month.until);
  answer.replay_since = Instant(since);
  answer.replay_until = Instant(until);
  for (const Outlook& each : look_ahead(engine, budgets, month)) {
    answer.outlooks.push_back(outlook_of(each, month, names));
  }
  const auto changed = decide::change_forecast(*state_, query, request.scenario, month);
  answer.is_changed = changed.has_value();
  if (changed) add_changes(look_ahead(engine, budgets, changed->forecast), answer.outlooks);
  std::stable_sort(answer.outlooks.begin(), answer.outlooks.end(), is_likelier);
  const auto jobs = static_cast<std::int64_t>(month.jobs.size());
  const auto unknown =
      std::count_if(month.jobs.begin(), month.jobs.end(),
                    [](const forecast::JobForecast& job) { return !job.is_spent_known(); });
  answer.spent = figure(Id::month_spent, month.is_spent_known() ? month.spent : std::nan(""),
                        jobs - unknown, unknown);
  answer.expected = figure(Id::month_expected, month.total ? month.total->p50 : std::nan(""),
                           jobs - month.left_out, month.left_out);
  return answer;
}

}  // namespace cronlens
