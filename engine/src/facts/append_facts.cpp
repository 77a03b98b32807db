// SPDX-License-Identifier: MIT
#include "facts/append_facts.hpp"

#include <cmath>
#include <cstring>

namespace cronlens::facts {
namespace {

/// Replaces ids of one dictionary by those of another, which learns the names in row order.
void translate(std::vector<std::uint32_t>& ids, const Dictionary& from, Dictionary& to) {
  for (std::uint32_t& id : ids) {
    if (id != Dictionary::kNull) id = to.intern(from.raw(id));
  }
}

/// Ids are given in order of first appearance: the same rows have given the same ones.
bool begins_with(const Dictionary& all, const Dictionary& known) {
  if (all.size() < known.size()) return false;
  for (std::uint32_t id = 0; id < known.size(); ++id) {
    if (all.raw(id) != known.raw(id)) return false;
  }
  return true;
}

/// To the bit: what is unknown is the same NaN.
template <class T>
bool begins_with(const std::vector<T>& all, const std::vector<T>& known) {
  if (all.size() < known.size()) return false;
  return known.empty() || std::memcmp(all.data(), known.data(), known.size() * sizeof(T)) == 0;
}

}  // namespace

std::optional<Facts> rows_after(const Facts& known, Facts all) {
  bool is_same = begins_with(all.jobs, known.jobs) && begins_with(all.models, known.models) &&
                 begins_with(all.providers, known.providers) && begins_with(all.modes, known.modes);
  Facts::for_each_column(
      [&](auto column) { is_same = is_same && begins_with(all.*column, known.*column); });
  if (!is_same) return std::nullopt;
  const auto count = static_cast<std::ptrdiff_t>(known.size());
  Facts::for_each_column([&](auto column) {
    (all.*column).erase((all.*column).begin(), (all.*column).begin() + count);
  });
  return all;
}

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
