// SPDX-License-Identifier: MIT
// What limits apply to which runs: one account for all, one for each job that has a limit, one for
// each group.
#pragma once

#include <string>
#include <vector>

#include "cronlens/budget.hpp"
#include "state.hpp"

namespace cronlens::budget {

struct Account {
  Scope scope = Scope::global;
  std::string id;
  Limits limits;
};

/// An account has a limit above 0 in some window.
bool has_limit(const Limits& limits, Window window);

class Accounts {
 public:
  Accounts(const Engine::State& state, const Budgets& budgets);

  const std::vector<Account>& all() const { return accounts_; }
  /// The accounts that a job's runs are charged to, by the job's id of the dictionary.
  const std::vector<std::size_t>& of_job(std::uint32_t job) const { return by_job_[job]; }

 private:
  void add(Scope scope, const std::string& id, const Limits& limits,
           const std::vector<std::uint32_t>& jobs);

  std::vector<Account> accounts_;
  std::vector<std::vector<std::size_t>> by_job_;
};

}  // namespace cronlens::budget
