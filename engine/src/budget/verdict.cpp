// SPDX-License-Identifier: MIT
#include "cronlens/budget.hpp"

namespace cronlens::budget {

std::string_view name_of(Scope scope) {
  switch (scope) {
    case Scope::global:
      return "global";
    case Scope::job:
      return "cron_job";
    case Scope::sender:
      return "sender";
    case Scope::profile:
      return "profile";
    case Scope::group:
      return "group";
  }
  return "";
}

std::string_view name_of(Window window) {
  switch (window) {
    case Window::daily:
      return "daily";
    case Window::monthly:
      return "monthly";
    case Window::rolling_7_days:
      return "rolling_7_days";
    case Window::per_run:
      return "per_run";
  }
  return "";
}

std::string_view name_of(Level level) {
  switch (level) {
    case Level::ok:
      return "ok";
    case Level::notice:
      return "notice";
    case Level::soft:
      return "soft";
    case Level::hard:
      return "hard";
  }
  return "";
}

namespace {

Level level_at(const Budgets& budgets, double share) {
  if (share >= budgets.hard) return Level::hard;
  if (share >= budgets.soft) return Level::soft;
  return budgets.notice && share >= *budgets.notice ? Level::notice : Level::ok;
}

}  // namespace

Verdict judge(const Budgets& budgets, Scope scope, const std::string& id, Window window,
              double limit, const Spend& spend, std::string period) {
  Verdict verdict{scope, id, window};
  verdict.spent = spend.usd;
  verdict.limit = limit;
  verdict.share = spend.usd / limit;
  verdict.based_on_estimates = spend.is_estimated;
  verdict.unknown = spend.unknown;
  verdict.period = std::move(period);
  verdict.level = level_at(budgets, verdict.share);
  if (verdict.level == Level::hard && spend.is_estimated && !budgets.enforces_estimates) {
    verdict.level = Level::soft;
    verdict.degraded = true;
  }
  return verdict;
}

std::optional<Verdict> worst(const std::vector<Verdict>& verdicts) {
  const Verdict* found = nullptr;
  for (const Verdict& each : verdicts) {
    const bool worse = !found || each.level > found->level ||
                       (each.level == found->level && each.share > found->share);
    if (worse) found = &each;
  }
  return found ? std::optional(*found) : std::nullopt;
}

}  // namespace cronlens::budget
