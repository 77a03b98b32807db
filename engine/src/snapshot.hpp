// SPDX-License-Identifier: MIT
#pragma once

#include "cronlens/contract/snapshot.hpp"
#include "cronlens/error.hpp"
#include "state.hpp"

namespace cronlens {

/// What the file holds, with the caveats of the database and of jobs.json. Fills `state.snapshot`
/// and the places of jobs and models in its lists.
void make_snapshot(Engine::State& state);

/// Replaces "there is no jobs.json" by "there is one, and it cannot be read".
void note_unreadable_jobs(Engine::State& state, const Error& error);

}  // namespace cronlens
