// SPDX-License-Identifier: MIT
// The runs as typed columns: what the panels group, add and sort by. Everything else about a run
// (session id, end reason, ...) stays in the file until a row is shown.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "cronlens/contract/job.hpp"
#include "facts/dictionary.hpp"

namespace cronlens::facts {

inline constexpr std::int64_t kUnknownTokens = std::numeric_limits<std::int64_t>::min();

struct Facts {
  Dictionary jobs, models, providers, modes;

  // One entry per run, in row order of the table.
  std::vector<std::int64_t> rowid;
  std::vector<double> run_time;
  std::vector<std::uint32_t> job, model, provider, mode;
  std::vector<RunOutcome> outcome;
  std::vector<double> cost;      // NaN = unknown
  std::vector<double> duration;  // NaN = unknown
  std::vector<std::int64_t> input, output, reasoning, cache_read, cache_write;

  double last_ingested = std::numeric_limits<double>::quiet_NaN();

  std::size_t size() const { return run_time.size(); }

  /// Calls visit(member) for each per-run column.
  template <class Visit>
  static void for_each_column(Visit&& visit) {
    visit(&Facts::rowid), visit(&Facts::run_time), visit(&Facts::job), visit(&Facts::model);
    visit(&Facts::provider), visit(&Facts::mode), visit(&Facts::outcome), visit(&Facts::cost);
    visit(&Facts::duration), visit(&Facts::input), visit(&Facts::output);
    visit(&Facts::reasoning), visit(&Facts::cache_read), visit(&Facts::cache_write);
  }
};

}  // namespace cronlens::facts
