// SPDX-License-Identifier: MIT
// Calls beside a run's main loop: vision, compression, titles. Hermes counts them in
// session_model_usage under a task and leaves them out of the session's own sums; here they are
// attributed to their run and stored beside it.
#pragma once

#include "sync/facts_store.hpp"
#include "sync/outcome.hpp"
#include "sync/state_reader.hpp"

namespace cronlens::sync {

/// Stores what the runs that are stored, and their parts, have of such calls, and renews what has
/// grown since. A state.db whose version does not tell tasks apart has none.
bool store_usage(const StateReader& state, FactsStore& facts, Outcome& outcome, Fault& fault);

}  // namespace cronlens::sync
