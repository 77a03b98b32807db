// SPDX-License-Identifier: MIT
// What an open engine holds.
#pragma once

#include <optional>
#include <vector>

#include "cronlens/engine.hpp"
#include "facts/database.hpp"
#include "facts/jobs_file.hpp"
#include "facts/table_layout.hpp"
#include "schedule/firing_memo.hpp"
#include "totals/cells.hpp"
#include "totals/edge_memo.hpp"
#include "totals/lane_memo.hpp"

namespace cronlens {

/// Rows that came later, in a file of their own.
struct Addition {
  facts::Database database;
  facts::TableLayout layout;
  std::size_t first_row;  // of the facts
};

struct Engine::State {
  facts::Database database;
  facts::TableLayout layout;
  totals::Cells cells;
  std::optional<facts::JobsFile> jobs;
  std::vector<Caveat> file_caveats;
  Snapshot snapshot{};
  std::vector<std::uint32_t> job_places{};    // in Snapshot.job_ids, by id of the dictionary
  std::vector<std::uint32_t> model_places{};  // in Snapshot.models
  std::vector<Addition> additions{};          // in order of rows
  // Memories of pure answers: not part of the state.
  mutable FiringMemo firings{};
  mutable totals::EdgeMemo edges{};
  mutable totals::LaneMemo lane_states{};

  const facts::JobsFile* jobs_file() const { return jobs ? &*jobs : nullptr; }
  const facts::Job* job(std::uint32_t id) const {
    return jobs ? jobs->find(cells.facts().jobs.text(id)) : nullptr;
  }
};

}  // namespace cronlens
