// SPDX-License-Identifier: MIT
// Runs of agents: sessions of state.db that become rows of facts.db.
#pragma once

#include <string>
#include <vector>

#include "sync/facts_store.hpp"
#include "sync/outcome.hpp"
#include "sync/queue.hpp"
#include "sync/state_reader.hpp"

namespace cronlens::sync {

/// Cronalytics' own way: what has ended after the mark, and nothing that ended before it.
bool find_after_mark(const StateReader& state, double mark, std::vector<std::string>& ids,
                     Fault& fault);

/// Every cron session that has ended and is not in facts.db, whenever it ended, in the order of
/// their ends. Counts those that still run.
bool find_missing(const StateReader& state, const FactsStore& facts,
                  const std::vector<QueuedSession>& queued, std::vector<std::string>& ids,
                  Outcome& outcome, Fault& fault);

/// Stores what was found, a thousand rows at a time, each thousand whole or not at all. Raises the
/// outcome's watermark to the newest end.
bool store_runs(const StateReader& state, FactsStore& facts, const std::vector<std::string>& ids,
                Outcome& outcome, Fault& fault);

/// Rows that were stored before their run had ended get its end, duration, cost and result.
bool complete_runs(const StateReader& state, FactsStore& facts, double now, Outcome& outcome,
                   Fault& fault);

}  // namespace cronlens::sync
