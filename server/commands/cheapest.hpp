// SPDX-License-Identifier: MIT
// cronlens what-if --cheapest: which jobs to move to which model.
#pragma once

#include <string>
#include <vector>

#include "commands/price_options.hpp"
#include "cronlens/what_if.hpp"

namespace cronlens::server {

struct CheapestOptions {
  bool wanted = false;
  bool same_maker = false;
  bool at_high = false;
};

struct CheapestQuestion {
  CheapestOptions rules;
  what_if::Request request;
  std::vector<std::string> jobs;
  /// None: those that suit.
  std::vector<what_if::Candidate> candidates;
};

/// Prints for every job that a cheaper model suits which one that is. Returns: the exit code.
int print_cheapest(const Engine& engine, const PriceOptions& lists,
                   const CheapestQuestion& question, bool json);

}  // namespace cronlens::server
