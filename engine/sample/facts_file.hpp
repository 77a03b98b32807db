// SPDX-License-Identifier: MIT
// Runs -> the bytes of a facts.db as Cronalytics writes it, made by SQLite itself in memory.
#pragma once

#include <cstdint>
#include <vector>

#include "sample/run_history.hpp"

namespace cronlens::sample {

/// Returns: no bytes when the memory does not suffice.
std::vector<std::uint8_t> make_facts_file(const std::vector<Job>& jobs,
                                          const std::vector<Run>& runs, Millis now);

}  // namespace cronlens::sample
