// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "cronlens/contract/job.hpp"
#include "cronlens/result.hpp"
#include "projections/selection.hpp"

namespace cronlens::projections {

/// Rows of the selected runs of one job (or of all, with null), in the order asked for. Ties keep
/// the row order of the file in both directions; unknown is smallest.
std::vector<std::uint32_t> order_runs(const Selection& selection, RunSort sort,
                                      Direction direction);

/// The run in that row of the columns, with the texts that stay in the file.
Result<Run> read_run(const Engine::State& state, std::uint32_t row);

Result<RunPage> make_run_page(const Engine::State& state, const RunsRequest& request);

}  // namespace cronlens::projections
