// SPDX-License-Identifier: MIT
#include "select/filter.hpp"

#include <algorithm>

#include "facts/schema.hpp"
#include "facts/text.hpp"

namespace cronlens::select {
namespace {

using facts::Dictionary;
using Flags = std::vector<char>;

/// Ids of the names; an empty list keeps all, '' stands for NULL as well.
Flags keep_names(const Dictionary& dictionary, const std::vector<std::string>& names) {
  Flags keep(dictionary.size(), names.empty());
  for (const std::string& name : names) {
    for (std::uint32_t id = 0; id < dictionary.size(); ++id) {
      if (dictionary.text(id) == name) keep[id] = true;
    }
  }
  return keep;
}

Flags keep_mode(const Dictionary& modes, ModeFilter filter) {
  Flags keep(modes.size(), filter == ModeFilter::all);
  if (filter == ModeFilter::all) return keep;
  if (const auto id = modes.find(spelling(filter))) keep[*id] = true;
  return keep;
}

Flags names_with(const Dictionary& dictionary, const std::string& part) {
  Flags with(dictionary.size());
  for (std::uint32_t id = 0; id < dictionary.size(); ++id) {
    with[id] = facts::contains_ignoring_case(dictionary.text(id), part);
  }
  return with;
}

bool keeps_outcome(OutcomeFilter filter, RunOutcome outcome) {
  return filter == OutcomeFilter::all ||
         (filter == OutcomeFilter::success && outcome == RunOutcome::success) ||
         (filter == OutcomeFilter::failure && outcome == RunOutcome::failure);
}

/// The least that the lanes of a query have to tell apart.
totals::Grain grain_of(const Query& query) {
  const bool text = !query.text.empty();
  const bool route = !query.models.empty() || !query.providers.empty();
  return {.job = text || !query.jobs.empty(), .route = text || route};
}

}  // namespace

Filter::Filter(const totals::Cells& cells, const facts::JobsFile* file, const Query& query)
    : grain_(grain_of(query)),
      outcome_(query.outcome),
      jobs_(keep_names(cells.facts().jobs, query.jobs)),
      models_(keep_names(cells.facts().models, query.models)),
      providers_(keep_names(cells.facts().providers, query.providers)),
      modes_(keep_mode(cells.facts().modes, query.mode)) {
  if (!query.text.empty()) look_for(cells.facts(), file, facts::ascii_lower(query.text));
}

void Filter::look_for(const facts::Facts& facts, const facts::JobsFile* file,
                      const std::string& part) {
  with_text_.emplace(Text{names_with(facts.jobs, part), names_with(facts.models, part),
                          names_with(facts.providers, part)});
  for (std::uint32_t id = 0; file && id < facts.jobs.size(); ++id) {
    const facts::Job* job = file->find(facts.jobs.text(id));
    if (job && facts::contains_ignoring_case(job->name, part)) with_text_->jobs[id] = true;
  }
}

bool Filter::keeps(const totals::Key& key) const {
  return jobs_[key.job] && models_[key.model] && providers_[key.provider] && modes_[key.mode] &&
         keeps_outcome(outcome_, key.outcome) && (!with_text_ || with_text_->has(key));
}

std::vector<const totals::Cell*> select_cells(const totals::Cells& cells, const Filter& filter) {
  std::vector<const totals::Cell*> kept;
  for (const totals::Cell& cell : cells.cells()) {
    if (filter.keeps(cell)) kept.push_back(&cell);
  }
  return kept;
}

}  // namespace cronlens::select
