// SPDX-License-Identifier: MIT
// Jobs -> the text of the jobs.json that Hermes would keep for them.
#pragma once

#include <string>
#include <vector>

#include "sample/run_history.hpp"

namespace cronlens::sample {

std::string make_jobs_file(const std::vector<Job>& jobs, const std::vector<Run>& runs, Millis now);

}  // namespace cronlens::sample
