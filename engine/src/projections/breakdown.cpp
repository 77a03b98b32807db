// SPDX-License-Identifier: MIT
#include "projections/breakdown.hpp"

#include <algorithm>
#include <map>

#include "measures/measures.hpp"

namespace cronlens::projections {
namespace {

struct Named {
  std::string name;
  totals::Totals sums;
};

/// NULL and '' are the same to a reader: unknown.
std::vector<Named> merge_by_name(const facts::Dictionary& names,
                                 const std::vector<totals::Group>& groups) {
  std::map<std::string, totals::Totals> merged;
  for (const auto& group : groups) merged[names.text(group.id)] += group.sums;
  std::vector<Named> rows;
  for (auto& [name, sums] : merged) rows.push_back({name, sums});
  return rows;
}

bool dearer(const Named& a, const Named& b) {
  const bool a_known = a.sums.all_cost_known() > 0, b_known = b.sums.all_cost_known() > 0;
  if (a_known != b_known) return a_known;
  const auto a_cost = a.sums.all_cost(), b_cost = b.sums.all_cost();
  return a_cost != b_cost ? a_cost > b_cost : a.name > b.name;
}

void append(Breakdown& made, const Named& row, double total_cost) {
  const totals::Totals& sums = row.sums;
  const auto cost = measures::cost(sums);
  const double runs = measures::runs(sums);
  made.names.push_back(row.name);
  made.runs.push_back(Count(runs));
  made.failures.push_back(Count(measures::runs(sums, RunOutcome::failure)));
  made.cost.push_back(known_or_unknown<Usd>(cost));
  made.unknown_cost_runs.push_back(Count(runs - static_cast<double>(sums.all_cost_known())));
  made.mean_cost.push_back(known_or_unknown<Usd>(measures::mean_cost(sums)));
  made.input_tokens.push_back(Tokens(static_cast<double>(sums.input)));
  made.output_tokens.push_back(Tokens(static_cast<double>(sums.output)));
  made.tokens.push_back(Tokens(measures::tokens(sums)));
  made.share.push_back(cost ? known_or_unknown<Fraction>(measures::share(*cost, total_cost))
                            : Fraction::unknown());
  made.last_run.push_back(Instant(sums.last_run));
}

Breakdown make_breakdown(const Selection& selection, std::uint32_t totals::Cell::*key,
                         const facts::Dictionary& names) {
  std::vector<Named> rows = merge_by_name(
      names, totals::group_by(selection.state.cells, selection.slices(), key, names.size()));
  std::sort(rows.begin(), rows.end(), dearer);
  Breakdown made;
  const double total = totals::from_nano(selection.sums().all_cost());
  for (const Named& row : rows) append(made, row, total);
  return made;
}

}  // namespace

Breakdown make_model_breakdown(const Selection& selection) {
  return make_breakdown(selection, &totals::Cell::model, selection.facts().models);
}

Breakdown make_provider_breakdown(const Selection& selection) {
  return make_breakdown(selection, &totals::Cell::provider, selection.facts().providers);
}

}  // namespace cronlens::projections
