// SPDX-License-Identifier: MIT
// Runs of scripts: output files that become rows of facts.db.
#pragma once

#include "sync/facts_store.hpp"
#include "sync/options.hpp"
#include "sync/outcome.hpp"

namespace cronlens::sync {

bool store_script_runs(const Options& options, FactsStore& facts, Outcome& outcome, Fault& fault);

}  // namespace cronlens::sync
