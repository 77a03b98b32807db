// SPDX-License-Identifier: MIT
// Outcomes from usages: a step costs groups, not rows. Prices are looked up once per name.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "cronlens/what_if.hpp"
#include "schedule/schedule.hpp"
#include "what_if/usage.hpp"

namespace cronlens::what_if {

/// A name with the price that it has now.
struct Priced {
  prices::Match match;
  prices::Rates rates;
  prices::Assumptions assumptions;
  std::string maker;  // whose model it is: texts have as many tokens with all of one maker

  Priced(const prices::Books& books, const std::string& provider, const std::string& model,
         double now);
  prices::Cost cost_of(const Usage& usage, const prices::RunTokens& tokens) const;
};

/// As Change, with the price looked up.
struct PricedChange {
  const Priced* model = nullptr;
  std::optional<double> cache_share;
  std::optional<double> frequency;
};

/// A cron expression, or minutes between runs as a number.
Schedule schedule_from(const std::string& text);

class Calculator {
 public:
  /// `days` is how long a stretch the usages are of. The books and the state have to outlive it.
  Calculator(const Engine::State& state, prices::Books books, double now, double days,
             UsageByJob usage);

  const UsageByJob& usage() const { return usage_; }
  double now() const { return now_; }
  double days() const { return days_; }

  /// The jobs that have a usage, in the order of their ids' texts.
  const std::vector<std::uint32_t>& jobs() const { return jobs_; }

  /// The price of a name. The reference holds as long as the calculator.
  const Priced& priced(const std::string& provider, const std::string& model);
  const Priced& own(Route route);

  PricedChange priced(const Change& change);

  JobOutcome outcome(std::uint32_t job, const PricedChange& change);

  /// Dollars per 30 days.
  double per_month(__int128 nano) const;

 private:
  struct Sums;

  void add(const Usage& usage, const PricedChange& change, Sums& sums, JobOutcome& result);

  const Engine::State& state_;
  prices::Books books_;
  double now_, days_;
  UsageByJob usage_;
  std::vector<std::uint32_t> jobs_;
  std::map<std::pair<std::string, std::string>, Priced> priced_;
  std::map<Route, const Priced*> own_;
};

}  // namespace cronlens::what_if
