// SPDX-License-Identifier: MIT
#pragma once

#include "cronlens/contract/job.hpp"
#include "cronlens/result.hpp"
#include "state.hpp"

namespace cronlens::projections {

/// Error not_found when no run of the job passes the filters.
Result<JobDetail> make_job_detail(const Engine::State& state, const JobRequest& request);

}  // namespace cronlens::projections
