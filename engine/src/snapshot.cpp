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

void add_jobs(Snapshot& made, Engine::State& state) {
  const facts::Dictionary& ids = state.cells.facts().jobs;
  std::set<std::pair<std::string, std::uint32_t>> used;
  for (const auto& cell : state.cells.cells()) used.insert({ids.text(cell.job), cell.job});
  state.job_places.assign(ids.size(), 0);
  for (const auto& [id, job] : used) {
    state.job_places[job] = static_cast<std::uint32_t>(made.job_ids.size());
    made.job_ids.push_back(id);
    made.job_names.push_back(projections::name_of(state, job));
  }
}

void add_models(Snapshot& made, Engine::State& state) {
  const facts::Dictionary& models = state.cells.facts().models;
  made.models = names_in_use(state.cells, models, &totals::Cell::model);
  state.model_places.clear();
  for (std::uint32_t id = 0; id < models.size(); ++id) {
    const auto place = std::lower_bound(made.models.begin(), made.models.end(), models.text(id));
    state.model_places.push_back(static_cast<std::uint32_t>(place - made.models.begin()));
  }
}

void add_times(Snapshot& made, const totals::Cells& cells) {
  const double last_ingested = cells.facts().last_ingested;
  const auto& times = cells.time_index().times();
  if (!times.empty()) {
    made.first_run = Instant(times.front());
    made.last_run = Instant(times.back());
  }
  if (!std::isnan(last_ingested)) made.last_ingested = Instant(last_ingested);
}

Snapshot read_snapshot(Engine::State& state) {
  const facts::Facts& facts = state.cells.facts();
  Snapshot made;
  made.runs = Count(static_cast<double>(facts.size()));
  made.bytes = Count(static_cast<double>(state.parts.front().rows->bytes()));
  add_times(made, state.cells);
  add_jobs(made, state);
  add_models(made, state);
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

}  // namespace

void make_snapshot(Engine::State& state) {
  state.snapshot = read_snapshot(state);
}

void note_unreadable_jobs(Engine::State& state, const Error& error) {
  for (Caveat& caveat : state.snapshot.caveats) {
    if (caveat.code == CaveatCode::no_jobs_file) {
      caveat = {CaveatCode::jobs_unreadable, Count(0), error.detail};
    }
  }
}

}  // namespace cronlens
