// SPDX-License-Identifier: MIT
// From the bytes of a facts.db to an engine. Apart from engine.cpp, so that a module which opens
// reports alone has no SQLite in it.
#include <utility>

#include "cronlens/engine.hpp"
#include "facts/append_facts.hpp"
#include "facts/file_rows.hpp"
#include "facts/newest_facts.hpp"
#include "facts/read_facts.hpp"
#include "state.hpp"

namespace cronlens {

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
  return of(std::move(facts), facts::rows_of_file(std::move(file.database), file.layout),
            std::move(file.caveats), file.jobs_json);
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

Result<Snapshot> Engine::grow(Source source) {
  auto inspected = inspect(std::move(source));
  if (!inspected) return inspected.error();
  Inspected& file = inspected.value();
  auto all = facts::read_facts(file.database, file.layout, file.caveats);
  if (!all) return all.error();
  auto rows = facts::rows_after(state_->cells.facts(), std::move(all.value()));
  if (!rows) {
    return make_error(ErrorCode::bad_query, "The file does not go on where the open one ends.");
  }
  state_->parts.clear();
  state_->parts.push_back({facts::rows_of_file(std::move(file.database), file.layout), 0});
  take_rows(std::move(*rows));
  state_->file_caveats = std::move(file.caveats);
  take_jobs(file.jobs_json);
  return state_->snapshot;
}

}  // namespace cronlens
