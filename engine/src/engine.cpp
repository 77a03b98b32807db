// SPDX-License-Identifier: MIT
// The pipeline in order, nothing else: bytes -> facts -> cells; query -> selection -> panel.
#include "cronlens/engine.hpp"

#include <algorithm>
#include <utility>

#include "facts/read_facts.hpp"
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

Result<Engine> Engine::open(Source source) {
  std::vector<Caveat> caveats;
  auto database = facts::Database::open(std::move(source.database), source.wal, caveats);
  if (!database) return database.error();
  auto layout = facts::TableLayout::inspect(database.value(), caveats);
  if (!layout) return layout.error();
  auto facts = facts::read_facts(database.value(), layout.value(), caveats);
  if (!facts) return facts.error();

  auto state = std::make_unique<State>(State{std::move(database.value()), layout.value(),
                                             totals::Cells(std::move(facts.value())), std::nullopt,
                                             std::move(caveats)});
  Engine engine(std::move(state));
  make_snapshot(*engine.state_);
  if (source.jobs_json) {
    const auto attached = engine.attach_jobs(*source.jobs_json);
    if (!attached) note_unreadable_jobs(*engine.state_, attached.error());
  }
  return engine;
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
    return make_error(ErrorCode::bad_query, ".steps: from 1 to 400");
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
