// SPDX-License-Identifier: MIT
// Every run of the sample: each firing of each job, minus what the gateway missed, in the order in
// which the runs ended.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "sample/jobs_catalog.hpp"

namespace cronlens::sample {

enum class Ending : std::uint8_t { script, cron_complete, timeout, error, interrupted };

constexpr bool is_success(Ending ending) {
  return ending == Ending::script || ending == Ending::cron_complete;
}

inline constexpr std::int64_t kUnknownCost = -1;

struct Run {
  Millis start = 0;
  Millis end = 0;
  Tokens tokens;
  std::int64_t cost = 0;  // micro-dollars, or kUnknownCost
  std::int32_t api_calls = 0;
  std::int32_t messages = 0;
  std::int32_t tool_calls = 0;
  std::uint32_t job = 0;  // index into the jobs
  ModelId model = ModelId::none;
  Ending ending = Ending::script;
};

std::vector<Run> make_runs(const std::vector<Job>& jobs, Millis now, std::uint64_t seed);

}  // namespace cronlens::sample
