// SPDX-License-Identifier: MIT
// Jobs that left their usual model or provider, or started to pay where they were free: since when,
// and what that cost.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cronlens/engine.hpp"

namespace cronlens::unexpected {

struct Route {
  std::string model, provider;  // '' is unknown

  friend bool operator==(const Route&, const Route&) = default;
};

struct Departure {
  std::string job, name;
  Route usual, current;
  bool other_model = false, other_provider = false;
  bool pays = false;                // the usual runs were free
  double since = 0;                 // the first run that was off
  std::optional<double> until;      // the first run that was not any more; absent: still off
  bool settled = false;             // so long that it is the usual way now
  std::int64_t runs = 0;            // that were off
  std::int64_t times = 1;           // how often it left and came back
  std::int64_t unknown = 0;         // runs that were off whose cost is not known
  double spent = 0;                 // known cost of the runs that were off
  std::optional<double> usual_run;  // mean known cost of a run before it left
  std::optional<double> extra;      // spent less what as many usual runs cost
};

/// What is known of the runs in [since, now).
struct Findings {
  /// Those that last first, then by what they cost more.
  std::vector<Departure> departures;
  /// Ids of jobs: with a run beside which there was a usual way, and with runs but none such.
  std::vector<std::string> judged, unjudged;
};

/// A job has a usual model and provider once the last 5 to 30 runs had the same in 8 of 10 cases.
/// Runs that are off are no part of that, until 30 in a row make the new way the usual one. A job
/// is free where none of those runs had a known cost above 0, and 5 of them are known to cost 0.
Findings find_departures(const Engine& engine, double since, double now);

}  // namespace cronlens::unexpected
