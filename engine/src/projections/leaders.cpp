// SPDX-License-Identifier: MIT
#include "projections/leaders.hpp"

#include <algorithm>
#include <numeric>

#include "measures/measures.hpp"

namespace cronlens::projections {
namespace {

using measures::figure;
using Value = std::optional<double>;

struct Category {
  LeaderCategory id;
  MeasureId measure;
  std::optional<MeasureId> share;
};

constexpr Category kCategories[] = {
    {LeaderCategory::runs, MeasureId::runs, MeasureId::share_of_runs},
    {LeaderCategory::cost, MeasureId::cost, MeasureId::share_of_cost},
    {LeaderCategory::tokens, MeasureId::tokens, MeasureId::share_of_tokens},
    {LeaderCategory::pace, MeasureId::pace, std::nullopt},
};

Value value_of(LeaderCategory category, const totals::Totals& sums,
               const measures::Projection& projection) {
  switch (category) {
    case LeaderCategory::runs:
      return measures::runs(sums);
    case LeaderCategory::cost:
      return measures::cost(sums);
    case LeaderCategory::tokens:
      return measures::tokens(sums);
    case LeaderCategory::pace:
      return projection.pace;
  }
  return std::nullopt;
}

double left_out(LeaderCategory category, const totals::Totals& sums) {
  switch (category) {
    case LeaderCategory::cost:
    case LeaderCategory::pace:
      return static_cast<double>(sums.all_runs() - sums.all_cost_known());
    case LeaderCategory::tokens:
      return static_cast<double>(sums.all_runs() - sums.tokens_known);
    case LeaderCategory::runs:
      break;
  }
  return 0;
}

/// Dearest first, unknown last, then by id: the order in which ties are decided.
std::vector<std::size_t> by_cost(const Selection& selection, const PlannedJobs& planned) {
  std::vector<std::size_t> order(planned.jobs.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
    const auto &a = planned.jobs[x], &b = planned.jobs[y];
    const bool a_known = a.sums.all_cost_known() > 0, b_known = b.sums.all_cost_known() > 0;
    if (a_known != b_known) return a_known;
    if (a.sums.all_cost() != b.sums.all_cost()) return a.sums.all_cost() > b.sums.all_cost();
    return selection.facts().jobs.text(a.job) < selection.facts().jobs.text(b.job);
  });
  return order;
}

std::optional<std::size_t> leader_of(LeaderCategory category, const PlannedJobs& planned,
                                     const std::vector<std::size_t>& order) {
  std::optional<std::size_t> best;
  double most = 0;
  for (const std::size_t i : order) {
    const Value value = value_of(category, planned.jobs[i].sums, planned.projections[i]);
    if (!value || !(*value > most)) continue;
    most = *value;
    best = i;
  }
  return best;
}

Leader describe(const Selection& selection, const PlannedJobs& planned, const Category& category,
                std::size_t i) {
  const totals::JobGroup& job = planned.jobs[i];
  const double out = left_out(category.id, job.sums);
  const double used = measures::runs(job.sums) - out;
  const Value value = value_of(category.id, job.sums, planned.projections[i]);
  Leader made;
  made.category = category.id;
  made.job_id = selection.facts().jobs.text(job.job);
  made.job_name = name_of(selection.state, job.job);
  made.figure = figure(category.measure, value, used, out);
  made.share = figure(category.share.value_or(category.measure), std::nullopt, 0);
  if (category.share) {
    const Value all = value_of(category.id, selection.sums(), {});
    made.share = figure(*category.share, measures::share(*value, all.value_or(0)),
                        measures::runs(selection.sums()) - left_out(category.id, selection.sums()),
                        left_out(category.id, selection.sums()));
  }
  return made;
}

}  // namespace

std::vector<Leader> make_leaders(const Selection& selection, const PlannedJobs& planned) {
  const std::vector<std::size_t> order = by_cost(selection, planned);
  std::vector<Leader> leaders;
  for (const Category& category : kCategories) {
    if (const auto i = leader_of(category.id, planned, order)) {
      leaders.push_back(describe(selection, planned, category, *i));
    }
  }
  return leaders;
}

}  // namespace cronlens::projections
