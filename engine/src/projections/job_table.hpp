// SPDX-License-Identifier: MIT
#pragma once

#include "projections/overview.hpp"

namespace cronlens::projections {

/// The jobs in the order the query asks for.
JobTable make_job_table(const Selection& selection, const PlannedJobs& planned);

/// "agent" where the file says nothing.
std::string mode_text(const Selection& selection, const totals::JobGroup& job);

}  // namespace cronlens::projections
