// SPDX-License-Identifier: MIT
// How long the runs of a window were gathered.
#pragma once

#include "state.hpp"
#include "totals/cells.hpp"

namespace cronlens::what_if {

/// In days, one at least: the part of the window that the file knows. Of the file and not of the
/// selected runs, so that a job costs the same beside others and alone.
double gathered_days(const Engine::State& state, const totals::Span& window, double now);

}  // namespace cronlens::what_if
