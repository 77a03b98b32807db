// SPDX-License-Identifier: MIT
// A budget.yaml, changed row by row.
#include <algorithm>
#include <cmath>

#include "cronlens/budget.hpp"
#include "cronlens/decide.hpp"

namespace cronlens {
namespace {

using budget::Budgets;
using budget::Scope;

constexpr double kMostUsd = 1e12;
constexpr double kMostShare = 10;

Error refused(std::string why) {
  return make_error(ErrorCode::bad_query, std::move(why));
}

template <class List>
auto find_by_name(const List& list, const std::string& name) {
  return std::find_if(list.begin(), list.end(), [&](auto each) { return name_of(each) == name; });
}

std::optional<Error> set_limit(const EditBudgetsRequest& edit, std::size_t row, Budgets& budgets) {
  const auto scope = find_by_name(budget::kScopes, edit.scopes[row]);
  const auto window = find_by_name(budget::kWindows, edit.windows[row]);
  if (scope == budget::kScopes.end()) return refused("there is no scope " + edit.scopes[row]);
  if (window == budget::kWindows.end()) return refused("there is no window " + edit.windows[row]);
  const double usd = edit.usd[row].value;
  if (std::isnan(usd) || usd > kMostUsd) return refused("a limit is an amount up to 1e12 dollars");
  budgets.set(*scope, edit.ids[row], *window, usd < 0 ? std::nullopt : std::optional(usd));
  return std::nullopt;
}

void take_group_out(const std::string& name, Budgets& budgets) {
  std::erase_if(budgets.groups, [&](const auto& group) { return group.name == name; });
  auto& limits = budgets.scopes[static_cast<std::size_t>(Scope::group)];
  std::erase_if(limits.overrides, [&](const auto& own) { return own.first == name; });
}

void set_groups(const EditBudgetsRequest& edit, Budgets& budgets) {
  std::vector<std::string> emptied;
  for (std::size_t row = 0; row < edit.groups.size(); ++row) {
    const std::string &name = edit.groups[row], &job = edit.group_jobs[row];
    if (job.empty()) {
      take_group_out(name, budgets);
      continue;
    }
    const auto same = [&](const auto& group) { return group.name == name; };
    auto group = std::find_if(budgets.groups.begin(), budgets.groups.end(), same);
    if (group == budgets.groups.end()) group = budgets.groups.insert(group, {name, {}});
    if (std::find(emptied.begin(), emptied.end(), name) == emptied.end()) {
      group->jobs.clear();
      emptied.push_back(name);
    }
    group->jobs.push_back(job);
  }
}

std::optional<Error> set_thresholds(const EditBudgetsRequest& edit, Budgets& budgets) {
  for (const Fraction share : {edit.notice, edit.soft, edit.hard}) {
    if (std::isnan(share.value) || share.value > kMostShare) {
      return refused("a threshold is a part of the limit, up to 1000 %");
    }
  }
  if (edit.soft.value == 0 || edit.hard.value == 0) {
    return refused("the thresholds near and reached are above 0 %");
  }
  if (edit.notice.value == 0) budgets.notice.reset();
  if (edit.notice.value > 0) budgets.notice = edit.notice.value;
  if (edit.soft.value > 0) budgets.soft = edit.soft.value;
  if (edit.hard.value > 0) budgets.hard = edit.hard.value;
  return std::nullopt;
}

bool is_even(const EditBudgetsRequest& edit) {
  const std::size_t rows = edit.scopes.size();
  return edit.ids.size() == rows && edit.windows.size() == rows && edit.usd.size() == rows &&
         edit.groups.size() == edit.group_jobs.size();
}

}  // namespace

Result<BudgetText> Decider::edit_budgets(const EditBudgetsRequest& request) {
  auto budgets = budget::parse_budgets(request.yaml);
  if (!budgets) return budgets.error();
  if (!is_even(request)) return refused("the columns of an edit are of different lengths");
  for (std::size_t row = 0; row < request.scopes.size(); ++row) {
    if (auto error = set_limit(request, row, budgets.value())) return *error;
  }
  set_groups(request, budgets.value());
  if (auto error = set_thresholds(request, budgets.value())) return *error;
  return BudgetText{to_yaml(budgets.value())};
}

}  // namespace cronlens
