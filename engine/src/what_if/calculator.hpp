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
  std::string maker;  // texts have as many tokens with all models of one maker; "" is unknown

  Priced(const prices::Books& books, const std::string& provider, const std::string& model,
         double now);
  prices::Cost cost_of(const Usage& usage, const prices::RunTokens& tokens) const;
  bool is_made_by(const std::string& whom) const { return !maker.empty() && maker == whom; }
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

  /// The same without the job's names: a matrix asks for one per job and candidate.
  JobOutcome figures(std::uint32_t job, const PricedChange& change) const;

  /// `current` of the job's outcomes: no change has a part in it.
  std::optional<double> current(std::uint32_t job) const;

  /// Dollars per 30 days.
  double per_month(__int128 nano) const;

 private:
  /// What no change touches: a usage at the price of its own model.
  struct Own {
    const Priced* price = nullptr;
    std::optional<prices::NanoUsd> cost;
    bool is_left_out = false;  // another usage of the job has a price, and this one has none
  };
  struct Sums;

  std::vector<Own> owns_of(const std::vector<Usage>& usages);
  void add(const Usage& usage, const Own& own, const PricedChange& change, Sums& sums,
           JobOutcome& result) const;

  const Engine::State& state_;
  prices::Books books_;
  double now_, days_;
  UsageByJob usage_;
  std::vector<std::uint32_t> jobs_;
  std::map<std::pair<std::string, std::string>, Priced> priced_;
  std::map<Route, const Priced*> own_;
  std::vector<std::vector<Own>> owns_;  // by job, as usage_
};

}  // namespace cronlens::what_if
