// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "cronalytics/endpoints.hpp"

namespace cronlens::cronalytics {
namespace {

/// -1, 0, 1 by cost: dearest first, unknown last.
int compare_cost(const totals::Totals& a, const totals::Totals& b) {
  const bool a_known = a.all_cost_known() > 0, b_known = b.all_cost_known() > 0;
  if (a_known != b_known) return a_known ? -1 : 1;
  if (a.all_cost() == b.all_cost()) return 0;
  return a.all_cost() > b.all_cost() ? -1 : 1;
}

struct FloatCost {
  double sum = 0;
  double known = 0;
};

/// By job id of the dictionary.
std::vector<FloatCost> costs_in_row_order(const projections::Selection& selection) {
  const facts::Facts& facts = selection.facts();
  std::vector<std::uint32_t> rows;
  for (const totals::Slice& slice : selection.slices()) {
    for (std::uint32_t slot = slice.slots.begin; slot < slice.slots.end; ++slot) {
      const std::uint32_t row = selection.state.cells.row(slot);
      if (!std::isnan(facts.cost[row])) rows.push_back(row);
    }
  }
  std::sort(rows.begin(), rows.end(),
            [&](std::uint32_t a, std::uint32_t b) { return facts.rowid[a] < facts.rowid[b]; });
  std::vector<FloatCost> costs(facts.jobs.size());
  for (const std::uint32_t row : rows) {
    costs[facts.job[row]].sum += facts.cost[row];
    ++costs[facts.job[row]].known;
  }
  return costs;
}

}  // namespace

std::vector<PlannedJob> planned_jobs(const Question& question) {
  const projections::Selection& selection = question.selection();
  const std::vector<FloatCost> costs = costs_in_row_order(selection);
  const measures::Moment moment = selection.moment();
  std::vector<PlannedJob> jobs;
  for (const auto& group : selection.jobs()) {
    measures::Observed observed = measures::observe(group.sums);
    if (const FloatCost& cost = costs[group.job]; cost.known > 0) {
      observed.cost = cost.sum;
      observed.mean_cost = cost.sum / cost.known;
    }
    jobs.push_back({group, observed,
                    measures::project(
                        observed, projections::schedule_of(selection.state, group.job), moment)});
  }
  const facts::Dictionary& ids = selection.facts().jobs;
  const bool descending = question.parameters().mode != "all";
  std::sort(jobs.begin(), jobs.end(), [&](const PlannedJob& a, const PlannedJob& b) {
    if (const int by_cost = compare_cost(a.group.sums, b.group.sums)) return by_cost < 0;
    const auto &x = ids.text(a.group.job), &y = ids.text(b.group.job);
    return descending ? y < x : x < y;
  });
  return jobs;
}

std::vector<measures::Projection> plans_of(const std::vector<PlannedJob>& jobs) {
  std::vector<measures::Projection> plans;
  for (const PlannedJob& job : jobs) plans.push_back(job.plan);
  return plans;
}

std::vector<totals::Group> models_by_cost(const Question& question) {
  const projections::Selection& selection = question.selection();
  const facts::Dictionary& models = selection.facts().models;
  auto groups = totals::group_by(selection.state.cells, selection.slices(), &totals::Cell::model,
                                 models.size());
  std::sort(groups.begin(), groups.end(), [&](const totals::Group& a, const totals::Group& b) {
    if (const int by_cost = compare_cost(a.sums, b.sums)) return by_cost < 0;
    if (a.id == facts::Dictionary::kNull || b.id == facts::Dictionary::kNull) return b.id < a.id;
    return models.text(a.id) > models.text(b.id);
  });
  return groups;
}

}  // namespace cronlens::cronalytics
