// SPDX-License-Identifier: MIT
// One run of an agent: its size, how it ends, what it costs, how long it takes.
#pragma once

#include "sample/jobs_catalog.hpp"
#include "sample/random.hpp"
#include "sample/run_history.hpp"

namespace cronlens::sample {

Run make_agent_run(const Job& job, Millis start, Millis now, Random& random);

}  // namespace cronlens::sample
