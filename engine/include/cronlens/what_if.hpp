// SPDX-License-Identifier: MIT
// What jobs would cost with another model, another share of cached context or another schedule:
// their own tokens at today's prices. Says nothing about quality; what has no price is not ranked.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cronlens/engine.hpp"
#include "cronlens/prices.hpp"

namespace cronlens::what_if {

struct Candidate {
  std::string provider, model;
};

struct Change {
  std::optional<Candidate> model;
  std::optional<double> cache_share;  // of input and cache reads together, 0 to 1
  std::optional<double> frequency;    // runs per month, as a multiple of today's; 0 is a pause
};

struct Request {
  double now = 0;
  double days = 30;  // the runs that are looked at, counted back from now
};

/// Dollars per 30 days. `low` and `high` enclose what the tokens leave open: high has no cache
/// read at all; between makers a text has 0.9 to 1.3 times the tokens.
struct Estimate {
  double expected = 0, low = 0, high = 0;
};

struct JobOutcome {
  std::string job, name;
  std::int64_t runs = 0;
  /// Runs in no figure but the recorded: their tokens are not all known, or their own model has no
  /// price while another of the job's has.
  std::int64_t unknown = 0;
  std::optional<double> recorded;   // per 30 days, of the runs with a record
  std::optional<double> current;    // the same tokens at today's price of their own models
  std::optional<Estimate> changed;  // absent where a price is missing
  std::optional<double> saving;     // current - changed.expected
  bool is_same_maker = true;        // the tokens are counted alike
  prices::MatchRule rule = prices::MatchRule::none;  // how the candidate was found
  prices::Assumptions assumptions;

  /// Enough runs, and enough saved, to be proposed: 10 runs and $1 per 30 days.
  bool is_worth_proposing() const;
  bool is_worth(double saved) const;
};

/// One change for every job, by job id; `jobs` keeps those named, or all where it is empty.
std::vector<JobOutcome> what_if(const Engine& engine, const prices::Books& books,
                                const Request& request, const Change& change,
                                const std::vector<std::string>& jobs = {});

struct Matrix {
  std::vector<Candidate> candidates;
  std::vector<std::vector<JobOutcome>> columns;  // one per candidate, all with the same jobs
};

Matrix compare_models(const Engine& engine, const prices::Books& books, const Request& request,
                      const std::vector<Candidate>& candidates,
                      const std::vector<std::string>& jobs = {});

/// How often a new schedule fires in the 30 days from `now`, over how often the job's own does.
/// `schedule` is a cron expression, or minutes between runs as a number. Nothing where either does
/// not fire or cannot be read.
std::optional<double> frequency_of(const Engine& engine, const std::string& job,
                                   const std::string& schedule, double now, const TimeZone& zone);

}  // namespace cronlens::what_if
