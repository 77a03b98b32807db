// SPDX-License-Identifier: MIT
// Sessions that belong to a run: its sub-agents, and what continued it when its context was
// compressed. They are attributed to the run through parent ids and stored beside it.
#pragma once

#include "sync/facts_store.hpp"
#include "sync/outcome.hpp"
#include "sync/state_reader.hpp"

namespace cronlens::sync {

/// Stores the parts that have ended and are not stored yet, of runs that are stored.
bool store_parts(const StateReader& state, FactsStore& facts, Outcome& outcome, Fault& fault);

}  // namespace cronlens::sync
