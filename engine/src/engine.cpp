// SPDX-License-Identifier: MIT
// The pipeline in order, nothing else: facts -> cells; query -> selection -> panel. Files become
// facts in open.cpp.
#include "cronlens/engine.hpp"

#include <utility>

#include "projections/compare.hpp"
#include "projections/dashboard.hpp"
#include "projections/job_detail.hpp"
#include "projections/runs.hpp"
#include "projections/timeline.hpp"
#include "select/check_query.hpp"
#include "snapshot.hpp"
#include "state.hpp"

namespace cronlens {

Engine::Engine(std::unique_ptr<State> state) : state_(std::move(state)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

Engine Engine::of(facts::Facts facts, std::unique_ptr<facts::RowStore> rows,
                  std::vector<Caveat> caveats, const std::optional<std::string>& jobs_json,
                  std::optional<Instant> known_since) {
  std::vector<Part> parts;
  parts.push_back({std::move(rows), 0});
  Engine engine(std::make_unique<State>(
      State{std::move(parts), totals::Cells(std::move(facts)), std::nullopt, std::move(caveats)}));
  engine.state_->known_since = known_since;
  engine.take_jobs(jobs_json);
  return engine;
}

void Engine::take_rows(facts::Facts rows) {
  state_->cells.append(rows);
  state_->edges = {};
  state_->lane_states = {};
}

/// Those of a file that was opened with or without a jobs.json.
void Engine::take_jobs(const std::optional<std::string>& jobs_json) {
  state_->firings.clear();
  state_->jobs.reset();
  make_snapshot(*state_);
  if (!jobs_json) return;
  const auto attached = attach_jobs(*jobs_json);
  if (!attached) note_unreadable_jobs(*state_, attached.error());
}

const Snapshot& Engine::snapshot() const {
  return state_->snapshot;
}

Result<Snapshot> Engine::attach_jobs(std::string_view jobs_json) {
  auto jobs = facts::JobsFile::parse(jobs_json);
  if (!jobs) return jobs.error();
  state_->firings.clear();
  state_->jobs = std::move(jobs.value());
  make_snapshot(*state_);
  return state_->snapshot;
}

Result<Dashboard> Engine::dashboard(const Query& query) const {
  if (auto error = select::check_query(query)) return *error;
  return projections::make_dashboard(projections::Selection(*state_, query));
}

Result<JobDetail> Engine::job(const JobRequest& request) const {
  if (auto error = select::check_query(request.query)) return *error;
  return projections::make_job_detail(*state_, request);
}

Result<Sparklines> Engine::sparklines(const SparklinesRequest& request) const {
  if (auto error = select::check_query(request.query)) return *error;
  const double steps = request.steps.value;
  if (!(steps >= 1 && steps <= 400)) {
    return select::out_of_range("steps", steps, "from 1 to 400");
  }
  return projections::make_sparklines(projections::Selection(*state_, request.query), request.jobs,
                                      static_cast<int>(steps));
}

Result<RunPage> Engine::runs(const RunsRequest& request) const {
  if (auto error = select::check_query(request.query)) return *error;
  return projections::make_run_page(*state_, request);
}

Result<Comparison> Engine::compare(const CompareRequest& request) const {
  if (auto error = select::check_query(request.query)) return *error;
  return projections::make_comparison(*state_, request);
}

}  // namespace cronlens
