// SPDX-License-Identifier: MIT
// The bundled sample: a facts.db and a jobs.json of an imagined Hermes user, so that the page has
// something to show before anybody drops a file.
//
// The same options give the same bytes on every build. That is why there is no clock, no <random>,
// no floating-point function beyond + - * / and no unordered container in this folder.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cronlens::sample {

struct SampleOptions {
  /// Unix seconds; a fraction is cut off. Requires: between 2^28 (in 1978) and 2^33.
  double now = 0;
  /// Absent: about 40 jobs over 120 days. Present: about so many runs, over 400 days, of up to
  /// 200 jobs, all on intervals; for benchmarks.
  std::optional<std::int64_t> runs = std::nullopt;
  std::uint64_t seed = 1;
};

struct SampleFiles {
  std::vector<std::uint8_t> facts_db;  // empty only when the memory did not suffice
  std::string jobs_json;
};

SampleFiles make_sample(const SampleOptions& options);

}  // namespace cronlens::sample
