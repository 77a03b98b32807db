// SPDX-License-Identifier: MIT
// The only place that knows where hours, days, weeks and months begin. Everyone else is handed the
// edges.
#pragma once

#include <vector>

#include "cronlens/contract/panels.hpp"
#include "select/zone.hpp"

namespace cronlens::select {

/// The step that gives a readable number of columns: hours up to 3 days, days up to 400, weeks up
/// to 1,500, else months. `most` lowers those bounds for small pictures.
Bucket bucket_for(double seconds, double most = 400);

/// The edges of the steps that cover [since, until): the first is at or before `since`, the last at
/// or after `until`. At least one step, and at most 4,000: then the step is made coarser first.
std::vector<double> bucket_edges(const Zone& zone, Bucket& bucket, double since, double until);

}  // namespace cronlens::select
