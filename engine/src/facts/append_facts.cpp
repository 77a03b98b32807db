// SPDX-License-Identifier: MIT
#include "facts/append_facts.hpp"

#include <cmath>

namespace cronlens::facts {
namespace {

/// Writes the names behind the ids of `rows` into another dictionary, in the order of the rows.
void append_names(Dictionary& names, std::vector<std::uint32_t>& ids, const Dictionary& from,
                  const std::vector<std::uint32_t>& rows) {
  for (const std::uint32_t id : rows) {
    ids.push_back(id == Dictionary::kNull ? id : names.intern(from.raw(id)));
  }
}

template <class T>
void append(std::vector<T>& column, const std::vector<T>& rows) {
  column.insert(column.end(), rows.begin(), rows.end());
}

}  // namespace

void append_facts(Facts& facts, const Facts& rows) {
  append(facts.rowid, rows.rowid);
  append(facts.run_time, rows.run_time);
  append_names(facts.jobs, facts.job, rows.jobs, rows.job);
  append_names(facts.models, facts.model, rows.models, rows.model);
  append_names(facts.providers, facts.provider, rows.providers, rows.provider);
  append_names(facts.modes, facts.mode, rows.modes, rows.mode);
  append(facts.outcome, rows.outcome);
  append(facts.cost, rows.cost);
  append(facts.duration, rows.duration);
  append(facts.input, rows.input);
  append(facts.output, rows.output);
  append(facts.reasoning, rows.reasoning);
  append(facts.cache_read, rows.cache_read);
  append(facts.cache_write, rows.cache_write);
  facts.last_ingested = std::fmax(facts.last_ingested, rows.last_ingested);
}

}  // namespace cronlens::facts
