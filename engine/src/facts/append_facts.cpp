// SPDX-License-Identifier: MIT
#include "facts/append_facts.hpp"

#include <cmath>

namespace cronlens::facts {
namespace {

/// Replaces ids of one dictionary by those of another, which learns the names in row order.
void translate(std::vector<std::uint32_t>& ids, const Dictionary& from, Dictionary& to) {
  for (std::uint32_t& id : ids) {
    if (id != Dictionary::kNull) id = to.intern(from.raw(id));
  }
}

}  // namespace

void append_facts(Facts& facts, Facts rows) {
  translate(rows.job, rows.jobs, facts.jobs);
  translate(rows.model, rows.models, facts.models);
  translate(rows.provider, rows.providers, facts.providers);
  translate(rows.mode, rows.modes, facts.modes);
  Facts::for_each_column([&](auto column) {
    (facts.*column).insert((facts.*column).end(), (rows.*column).begin(), (rows.*column).end());
  });
  facts.last_ingested = std::fmax(facts.last_ingested, rows.last_ingested);
}

}  // namespace cronlens::facts
