// SPDX-License-Identifier: MIT
// Hermes' state.db and output files -> facts.db. One at a time for each facts.db, across processes.
// Whenever it is interrupted, what was stored is whole and the next one goes on from there.
#pragma once

#include <optional>

#include "sync/options.hpp"
#include "sync/outcome.hpp"

namespace cronlens::sync {

/// Nothing, and the reason in `fault`, when it could not be finished.
std::optional<Outcome> synchronise(const Options& options, Fault& fault);

}  // namespace cronlens::sync
