// SPDX-License-Identifier: MIT
// What a synchronisation has done, or why it could not.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "live/fault.hpp"

namespace cronlens::sync {

using live::Fault;

struct Counts {
  std::int64_t inserted = 0, skipped = 0;
};

struct Outcome {
  Counts agent, script;
  /// Ended sessions that were looked at.
  std::int64_t candidates = 0;
  double watermark = 0;
  double elapsed_ms = 0;

  /// Rows that were stored before their run had ended, and are whole now.
  std::int64_t completed = 0;
  /// Sessions of sub-agents and continuations that were attributed to their run.
  std::int64_t parts = 0;
  /// Sums of calls beside a main loop that were stored or renewed.
  std::int64_t usage = 0;
  /// Runs that have not ended yet, and queued sessions that state.db does not have yet.
  std::int64_t running = 0, queued = 0;
  /// What the user should know although it was no failure: sentences.
  std::vector<std::string> notices;
};

/// The counts in the keys of the Cronalytics API, as a JSON object.
std::string result_json(const Outcome& outcome);

/// What Cronalytics does not have, as a JSON object.
std::string details_json(const Outcome& outcome);

}  // namespace cronlens::sync
