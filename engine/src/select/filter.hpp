// SPDX-License-Identifier: MIT
// Which cells a Query keeps. Decided once per query by names and ids; rows are never looked at.
#pragma once

#include <vector>

#include "cronlens/contract/query.hpp"
#include "facts/jobs_file.hpp"
#include "totals/cells.hpp"

namespace cronlens::select {

/// The cells that pass outcome, mode, job, model, provider and text, in cell order.
std::vector<const totals::Cell*> select_cells(const totals::Cells& cells,
                                              const facts::JobsFile* jobs, const Query& query);

}  // namespace cronlens::select
