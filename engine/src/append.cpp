// SPDX-License-Identifier: MIT
// Rows that came after the file was opened.
#include <algorithm>
#include <utility>

#include "cronlens/engine.hpp"
#include "facts/file_rows.hpp"
#include "facts/read_facts.hpp"
#include "snapshot.hpp"
#include "state.hpp"

namespace cronlens {
namespace {

bool counts_values(CaveatCode code) {
  return code == CaveatCode::odd_values || code == CaveatCode::long_text;
}

/// Counts of values add up; what else is said of a file is said once.
void merge_caveats(std::vector<Caveat>& caveats, const std::vector<Caveat>& added) {
  for (const Caveat& caveat : added) {
    const auto same = std::find_if(caveats.begin(), caveats.end(), [&](const Caveat& each) {
      return each.code == caveat.code && each.subject == caveat.subject;
    });
    if (same == caveats.end()) {
      caveats.push_back(caveat);
    } else if (counts_values(caveat.code)) {
      same->count = same->count + caveat.count;
    }
  }
}

bool continues(const facts::Facts& facts, const facts::Facts& rows) {
  return facts.size() == 0 || rows.size() == 0 || rows.rowid.front() > facts.rowid.back();
}

}  // namespace

Result<Snapshot> Engine::append(std::vector<std::uint8_t> bytes) {
  std::vector<Caveat> caveats;
  auto database =
      facts::Database::open(std::make_unique<MemorySource>(std::move(bytes)), {}, caveats);
  if (!database) return database.error();
  auto layout = facts::TableLayout::inspect(database.value(), caveats);
  if (!layout) return layout.error();
  auto rows = facts::read_facts(database.value(), layout.value(), caveats);
  if (!rows) return rows.error();
  if (!continues(state_->cells.facts(), rows.value())) {
    return make_error(ErrorCode::bad_query, "The added rows do not come after those of the file.");
  }
  state_->parts.push_back({facts::rows_of_file(std::move(database.value()), layout.value()),
                           state_->cells.facts().size()});
  take_rows(std::move(rows.value()));
  merge_caveats(state_->file_caveats, caveats);
  make_snapshot(*state_);
  return state_->snapshot;
}

}  // namespace cronlens
