// SPDX-License-Identifier: MIT
#include "select/filter.hpp"

#include <algorithm>

#include "facts/schema.hpp"
#include "facts/text.hpp"

namespace cronlens::select {
namespace {

using facts::Dictionary;
using Flags = std::vector<char>;  // by dictionary id; bits would be slower to ask for

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

bool keeps(OutcomeFilter filter, RunOutcome outcome) {
  return filter == OutcomeFilter::all ||
         (filter == OutcomeFilter::success && outcome == RunOutcome::success) ||
         (filter == OutcomeFilter::failure && outcome == RunOutcome::failure);
}

struct TextMatch {
  Flags jobs, models, providers;

  bool all;  // an empty text is part of every name

  TextMatch(const totals::Cells& cells, const facts::JobsFile* file, const std::string& part)
      : all(part.empty()) {
    if (!all) look_for(cells, file, part);
  }
  void look_for(const totals::Cells& cells, const facts::JobsFile* file, const std::string& part) {
    jobs = names_with(cells.facts().jobs, part);
    models = names_with(cells.facts().models, part);
    providers = names_with(cells.facts().providers, part);
    const Dictionary& ids = cells.facts().jobs;
    for (std::uint32_t id = 0; file && id < ids.size(); ++id) {
      const facts::Job* job = file->find(ids.text(id));
      if (job && facts::contains_ignoring_case(job->name, part)) jobs[id] = true;
    }
  }
  bool operator()(const totals::Cell& cell) const {
    return all || jobs[cell.job] || models[cell.model] || providers[cell.provider];
  }
};

}  // namespace

std::vector<const totals::Cell*> select_cells(const totals::Cells& cells,
                                              const facts::JobsFile* jobs, const Query& query) {
  const facts::Facts& facts = cells.facts();
  const Flags job = keep_names(facts.jobs, query.jobs);
  const Flags model = keep_names(facts.models, query.models);
  const Flags provider = keep_names(facts.providers, query.providers);
  const Flags mode = keep_mode(facts.modes, query.mode);
  const TextMatch text(cells, jobs, facts::ascii_lower(query.text));

  std::vector<const totals::Cell*> kept;
  for (const totals::Cell& cell : cells.cells()) {
    if (job[cell.job] && model[cell.model] && provider[cell.provider] && mode[cell.mode] &&
        keeps(query.outcome, cell.outcome) && text(cell)) {
      kept.push_back(&cell);
    }
  }
  return kept;
}

}  // namespace cronlens::select
