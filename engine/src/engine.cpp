// SPDX-License-Identifier: MIT
// The pipeline in order, nothing else: bytes -> facts -> cells; query -> selection -> panel.
#include "cronlens/engine.hpp"

#include <algorithm>
#include <utility>

#include "facts/newest_facts.hpp"
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

struct Engine::Inspected {
  facts::Database database;
  facts::TableLayout layout;
  std::optional<std::string> jobs_json;
  std::vector<Caveat> caveats;
};

Result<Engine::Inspected> Engine::inspect(Source source) {
  std::vector<Caveat> caveats;
  auto database = facts::Database::open(std::move(source.database), std::move(source.wal), caveats);
  if (!database) return database.error();
  auto layout = facts::TableLayout::inspect(database.value(), caveats);
  if (!layout) return layout.error();
  return Inspected{std::move(database.value()), layout.value(), std::move(source.jobs_json),
                   std::move(caveats)};
}

Engine Engine::make(Inspected file, facts::Facts facts) {
  auto state = std::make_unique<State>(State{std::move(file.database), file.layout,
                                             totals::Cells(std::move(facts)), std::nullopt,
                                             std::move(file.caveats)});
  Engine engine(std::move(state));
  make_snapshot(*engine.state_);
  if (file.jobs_json) {
    const auto attached = engine.attach_jobs(*file.jobs_json);
    if (!attached) note_unreadable_jobs(*engine.state_, attached.error());
  }
  return engine;
}

Result<Engine> Engine::open(Source source) {
  auto file = inspect(std::move(source));
  if (!file) return file.error();
  auto facts = facts::read_facts(file.value().database, file.value().layout, file.value().caveats);
  if (!facts) return facts.error();
  return make(std::move(file.value()), std::move(facts.value()));
}

std::optional<Engine> Engine::open_newest(Source source, Instant now, double days) {
  auto inspected = inspect(std::move(source));
  if (!inspected) return std::nullopt;
  Inspected& file = inspected.value();
  auto facts =
      facts::read_newest_facts(file.database, file.layout, {now.value, days}, file.caveats);
  if (!facts) return std::nullopt;
  file.caveats.push_back({CaveatCode::older_runs_unread, Count(0), ""});
  return make(std::move(file), std::move(*facts));
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
