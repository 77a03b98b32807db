// SPDX-License-Identifier: MIT
#include "snapshot.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "projections/selection.hpp"

namespace cronlens {
namespace {

/// The names that occur, in byte order; NULL and '' are one.
std::vector<std::string> names_in_use(const totals::Cells& cells, const facts::Dictionary& names,
                                      std::uint32_t totals::Cell::*key) {
  std::set<std::string> used;
  for (const auto& cell : cells.cells()) used.insert(names.text(cell.*key));
  return {used.begin(), used.end()};
}

void add_jobs(Snapshot& made, const Engine::State& state) {
  const facts::Dictionary& ids = state.cells.facts().jobs;
  std::set<std::pair<std::string, std::uint32_t>> used;
  for (const auto& cell : state.cells.cells()) used.insert({ids.text(cell.job), cell.job});
  for (const auto& [id, job] : used) {
    made.job_ids.push_back(id);
    made.job_names.push_back(projections::name_of(state, job));
  }
}

void add_times(Snapshot& made, const facts::Facts& facts) {
  if (facts.size() > 0) {
    const auto [first, last] = std::minmax_element(facts.run_time.begin(), facts.run_time.end());
    made.first_run = Instant(*first);
    made.last_run = Instant(*last);
  }
  if (!std::isnan(facts.last_ingested)) made.last_ingested = Instant(facts.last_ingested);
}

}  // namespace

Snapshot make_snapshot(const Engine::State& state) {
  const facts::Facts& facts = state.cells.facts();
  Snapshot made;
  made.runs = Count(static_cast<double>(facts.size()));
  made.bytes = Count(static_cast<double>(state.database.file().size()));
  add_times(made, facts);
  add_jobs(made, state);
  made.models = names_in_use(state.cells, facts.models, &totals::Cell::model);
  made.providers = names_in_use(state.cells, facts.providers, &totals::Cell::provider);
  made.caveats = state.file_caveats;
  if (facts.size() == 0) made.caveats.push_back({CaveatCode::no_runs, Count(0), ""});
  if (!state.jobs) {
    made.caveats.push_back({CaveatCode::no_jobs_file, Count(0), ""});
    return made;
  }
  made.jobs_in_file = Count(static_cast<double>(state.jobs->size()));
  made.caveats.insert(made.caveats.end(), state.jobs->caveats().begin(),
                      state.jobs->caveats().end());
  return made;
}

void note_unreadable_jobs(Engine::State& state, const Error& error) {
  for (Caveat& caveat : state.snapshot.caveats) {
    if (caveat.code == CaveatCode::no_jobs_file) {
      caveat = {CaveatCode::jobs_unreadable, Count(0), error.detail};
    }
  }
}

}  // namespace cronlens
