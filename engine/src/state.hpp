// SPDX-License-Identifier: MIT
// What an open engine holds.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "cronlens/engine.hpp"
#include "facts/jobs_file.hpp"
#include "facts/row_store.hpp"
#include "schedule/firing_memo.hpp"
#include "totals/cells.hpp"
#include "totals/edge_memo.hpp"
#include "totals/lane_memo.hpp"

namespace cronlens {

/// Rows that came together: those of the file, or what was written since.
struct Engine::Part {
  std::unique_ptr<facts::RowStore> rows;
  std::size_t first_row;  // of the facts
};

struct Engine::State {
  std::vector<Part> parts;  // in order of rows; never empty
  totals::Cells cells;
  std::optional<facts::JobsFile> jobs;
  std::vector<Caveat> file_caveats;
  /// Where earlier runs were taken out: from when on there are all. Otherwise from the first run.
  std::optional<Instant> known_since{};
  Snapshot snapshot{};
  std::vector<std::uint32_t> job_places{};    // in Snapshot.job_ids, by id of the dictionary
  std::vector<std::uint32_t> model_places{};  // in Snapshot.models
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
