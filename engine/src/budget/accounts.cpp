// SPDX-License-Identifier: MIT
#include "budget/accounts.hpp"

#include <algorithm>
#include <set>

namespace cronlens::budget {
namespace {

/// Ids of jobs: those with runs, then those of overrides that have none.
std::vector<std::string> job_ids(const facts::Facts& facts, const Budgets& budgets) {
  std::set<std::string> ids;
  for (std::uint32_t job = 1; job < facts.jobs.size(); ++job) ids.insert(facts.jobs.text(job));
  for (const auto& [id, limits] : budgets.scopes[static_cast<std::size_t>(Scope::job)].overrides) {
    ids.insert(id);
  }
  return {ids.begin(), ids.end()};
}

}  // namespace

bool has_limit(const Limits& limits, Window window) {
  return limits.of(window).value_or(0) > 0;
}

Accounts::Accounts(const Engine::State& state, const Budgets& budgets)
    : by_job_(state.cells.facts().jobs.size()) {
  const facts::Facts& facts = state.cells.facts();
  std::vector<std::uint32_t> everyone(by_job_.size());
  for (std::uint32_t job = 0; job < everyone.size(); ++job) everyone[job] = job;
  add(Scope::global, "", budgets.limits(Scope::global, ""), everyone);
  const auto place_of = [&](const std::string& id) -> std::vector<std::uint32_t> {
    const auto found = facts.jobs.find(id);
    return found ? std::vector{*found} : std::vector<std::uint32_t>{};
  };
  for (const std::string& id : job_ids(facts, budgets)) {
    add(Scope::job, id, budgets.limits(Scope::job, id), place_of(id));
  }
  for (const Group& group : budgets.groups) {
    std::vector<std::uint32_t> jobs;
    for (const std::string& id : group.jobs) {
      for (const std::uint32_t job : place_of(id)) jobs.push_back(job);
    }
    std::sort(jobs.begin(), jobs.end());
    jobs.erase(std::unique(jobs.begin(), jobs.end()), jobs.end());
    add(Scope::group, group.name, budgets.limits(Scope::group, group.name), jobs);
  }
}

void Accounts::add(Scope scope, const std::string& id, const Limits& limits,
                   const std::vector<std::uint32_t>& jobs) {
  const auto limited = [&](Window window) { return has_limit(limits, window); };
  if (std::none_of(kWindows.begin(), kWindows.end(), limited)) return;
  for (const std::uint32_t job : jobs) by_job_[job].push_back(accounts_.size());
  accounts_.push_back({scope, id, limits});
}

std::vector<std::string> unknown_jobs(const Engine& engine, const Budgets& budgets) {
  const Engine::State& state = engine.state();
  const facts::JobsFile* jobs = state.jobs_file();
  std::set<std::string> ids;
  for (const auto& [id, limits] : budgets.scopes[static_cast<std::size_t>(Scope::job)].overrides) {
    ids.insert(id);
  }
  for (const Group& group : budgets.groups) ids.insert(group.jobs.begin(), group.jobs.end());
  std::vector<std::string> unknown;
  for (const std::string& id : ids) {
    const bool known = state.cells.facts().jobs.find(id) || (jobs && jobs->find(id));
    if (!known) unknown.push_back(id);
  }
  return unknown;
}

}  // namespace cronlens::budget
