// SPDX-License-Identifier: MIT
// What a scenario means for one job.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "cronlens/contract/decide/what_if.hpp"
#include "select/zone.hpp"
#include "what_if/calculator.hpp"

namespace cronlens::decide {

/// An Error where its columns do not belong together.
std::optional<Error> check_scenario(const Scenario& scenario);

struct JobPlan {
  what_if::PricedChange change;
  bool is_changed = false;
  /// Its schedule, or the new one, does not fire or cannot be read.
  bool is_unknown = false;
};

class Plan {
 public:
  /// All of them have to outlive it.
  Plan(const Engine::State& state, const Scenario& scenario, const Query& query);

  JobPlan of(std::uint32_t job, what_if::Calculator& calculator) const;

 private:
  /// Runs by the schedule over runs by the job's own; nothing where that cannot be told.
  std::optional<double> frequency(std::uint32_t job, const std::string& schedule) const;

  const Engine::State& state_;
  const Scenario& scenario_;
  select::Zone zone_;
  LocalTime from_, to_;
  std::map<std::string, std::size_t> places_;          // in the scenario, by job
  mutable std::map<std::string, std::int64_t> fired_;  // in the month ahead, by schedule
};

}  // namespace cronlens::decide
