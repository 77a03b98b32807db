// SPDX-License-Identifier: MIT
// Limits on what jobs may cost, and how the costs stand to them. The file is hermes-telemetry's
// budget.yaml and the verdicts are its own where its rules apply; limits over rolling 7 days, per
// run and per group are ours, and it passes over them.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cronlens/engine.hpp"
#include "cronlens/forecast.hpp"

namespace cronlens::budget {

enum class Scope { global, job, sender, profile, group };
enum class Window { daily, monthly, rolling_7_days, per_run };
enum class Level { ok, notice, soft, hard };

inline constexpr std::array kScopes{Scope::global, Scope::job, Scope::sender, Scope::profile,
                                    Scope::group};
inline constexpr std::array kWindows{Window::daily, Window::monthly, Window::rolling_7_days,
                                     Window::per_run};
std::string_view name_of(Scope scope);
std::string_view name_of(Window window);
std::string_view name_of(Level level);

/// Dollars by window. A limit counts only where it is above 0; absent and 0 are "no limit".
struct Limits {
  std::array<std::optional<double>, kWindows.size()> usd{};

  std::optional<double>& of(Window window) { return usd[static_cast<std::size_t>(window)]; }
  std::optional<double> of(Window window) const { return usd[static_cast<std::size_t>(window)]; }
  bool is_empty() const { return *this == Limits{}; }
  friend bool operator==(const Limits&, const Limits&) = default;
};

struct ScopeLimits {
  Limits fallback;
  std::vector<std::pair<std::string, Limits>> overrides;  // by id, in file order

  friend bool operator==(const ScopeLimits&, const ScopeLimits&) = default;
};

struct Group {
  std::string name;
  std::vector<std::string> jobs;

  friend bool operator==(const Group&, const Group&) = default;
};

struct Budgets {
  std::array<ScopeLimits, kScopes.size()> scopes;  // of global only the fallback
  std::vector<Group> groups;
  double soft = 0.80, hard = 1.00;
  std::optional<double> notice;  // ours: an earlier word, at half the limit say
  /// Whether a limit counts as exceeded where the costs are estimates; else that is `soft`.
  bool enforces_estimates = false;
  std::vector<std::string> notes;  // what in the file was passed over, and why

  /// Those of an override as a whole, else the scope's own: the two are never mixed.
  Limits limits(Scope scope, std::string_view id) const;
  /// Nothing takes the limit away.
  void set(Scope scope, const std::string& id, Window window, std::optional<double> usd);
};

/// An Error for a text that is not YAML; hermes-telemetry then has no limits at all.
Result<Budgets> parse_budgets(std::string_view yaml);

/// As budget.yaml. Comments of the file that was read are not in it.
std::string to_yaml(const Budgets& budgets);

struct Spend {
  double usd = 0;
  bool is_estimated = false;
  std::int64_t unknown = 0;  // runs without a known cost: the sum is a lower bound
};

struct Verdict {
  Scope scope = Scope::global;
  std::string id;
  Window window = Window::daily;
  Level level = Level::ok;
  double spent = 0, limit = 0, share = 0;  // share: spent / limit
  bool based_on_estimates = false;
  bool degraded = false;  // `hard`, were the costs not estimates
  std::string period;     // 2026-07-20 or 2026-07
  std::int64_t unknown = 0;
};

Verdict judge(const Budgets& budgets, Scope scope, const std::string& id, Window window,
              double limit, const Spend& spend, std::string period);

/// The one that counts: by level, then by share, then the first. Nothing of nothing.
std::optional<Verdict> worst(const std::vector<Verdict>& verdicts);

/// Every limit that applies, judged at `now` by the recorded costs of a facts.db: global, every job
/// known to the file, to jobs.json or to an override, and every group. Days and months are local.
Result<std::vector<Verdict>> judge_all(const Engine& engine, const Budgets& budgets, double now,
                                       const TimeZone& zone);

/// A limit that was reached, at the run that reached it.
struct Crossing {
  Scope scope = Scope::global;
  std::string id;
  Window window = Window::daily;
  Level level = Level::soft;
  std::string period;
  double at = 0, spent = 0, limit = 0;
};

/// What would have been reported between two moments had the budgets been in force: the first
/// crossing of each level per scope, window and period.
Result<std::vector<Crossing>> replay(const Engine& engine, const Budgets& budgets, double since,
                                     double until, const TimeZone& zone);

/// How a limit on the calendar month will stand at its end.
struct Outlook {
  Scope scope = Scope::global;
  std::string id;
  double limit = 0;
  forecast::Path path;
  double chance = 0;              // of more than the limit
  std::optional<double> crosses;  // the end of the first day whose p50 is above the limit
};

/// Whole days from `now` to the end of the first day above the limit, 0 where it is above already;
/// nothing where that is not to be expected this month.
std::optional<std::int64_t> days_left(const Outlook& outlook, double now);

/// Every limit on the month that applies and has a forecast. Requires: a forecast to the month end.
std::vector<Outlook> look_ahead(const Engine& engine, const Budgets& budgets,
                                const forecast::Forecast& forecast);

/// Ids with limits of their own that name no job of the file or of jobs.json.
std::vector<std::string> unknown_jobs(const Engine& engine, const Budgets& budgets);

}  // namespace cronlens::budget
