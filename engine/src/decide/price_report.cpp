// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "cronlens/price_check.hpp"
#include "decide/decider_state.hpp"
#include "decide/figures.hpp"
#include "select/check_query.hpp"
#include "state.hpp"

namespace cronlens {
namespace {

using decide::count;
using decide::figure;
using prices::Bill;

Usd usd(__int128 nano) {
  return Usd(static_cast<double>(nano) / prices::kNanoPerUsd);
}

Usd usd(std::optional<prices::NanoUsd> nano) {
  return nano ? usd(*nano) : Usd::unknown();
}

Tokens tokens(const std::optional<std::int64_t>& value) {
  return value ? Tokens(static_cast<double>(*value)) : Tokens::unknown();
}

/// The columns that models and jobs have in common.
template <class Table>
void add_bill(const Bill& bill, Table& table) {
  table.runs.push_back(count(bill.runs));
  table.compared.push_back(count(bill.compared));
  table.unrecorded.push_back(count(bill.unrecorded));
  table.unpriced.push_back(count(bill.unpriced));
  const bool known = bill.compared > 0;
  table.recorded.push_back(known ? usd(bill.recorded) : Usd::unknown());
  table.recomputed.push_back(known ? usd(bill.recomputed) : Usd::unknown());
  table.ratio.push_back(known_or_unknown<Multiple>(bill.ratio()));
  table.off.push_back(Count(bill.is_off() ? 1 : 0));
}

void add_model(const prices::ModelBill& model, double now, ModelPrices& table) {
  table.providers.push_back(model.provider);
  table.models.push_back(model.model);
  add_bill(model.bill, table);
  const auto& [rule, book, entry, assumptions, hosts] = model.match;
  table.rules.emplace_back(name_of(rule));
  table.lists.push_back(book ? book->name() : "");
  table.entry_providers.push_back(entry ? entry->provider : "");
  table.entry_models.push_back(entry ? entry->model : "");
  prices::Assumptions all = model.bill.assumptions;
  prices::Rates rates;
  if (model.match.found()) rates = prices::rates_at(model.match, now, all);
  table.input.push_back(usd(rates.input));
  table.output.push_back(usd(rates.output));
  table.cache_read.push_back(usd(rates.cache_read));
  table.cache_write.push_back(usd(rates.cache_write));
  table.reasoning.push_back(usd(rates.reasoning));
  table.tier_start.push_back(tokens(rates.tier_start));
  table.context.push_back(tokens(entry ? entry->context : std::nullopt));
  table.assumptions.push_back(decide::text_of(all));
}

/// Those that are off first, by how much.
void add_jobs(std::vector<prices::JobBill> jobs, JobPrices& table) {
  const auto difference = [](const Bill& bill) {
    return bill.recomputed > bill.recorded ? bill.recomputed - bill.recorded
                                           : bill.recorded - bill.recomputed;
  };
  const auto first = [&](const prices::JobBill& a, const prices::JobBill& b) {
    if (a.bill.is_off() != b.bill.is_off()) return a.bill.is_off();
    if (a.bill.is_off()) return difference(a.bill) > difference(b.bill);
    return a.bill.recomputed > b.bill.recomputed;
  };
  std::stable_sort(jobs.begin(), jobs.end(), first);
  for (const auto& [job, name, bill] : jobs) {
    table.ids.push_back(job);
    table.names.push_back(name);
    add_bill(bill, table);
  }
}

void add_figures(const prices::PriceCheck& check, PriceReport& report) {
  using Id = DecideMeasureId;
  const Bill& total = check.total;
  const std::int64_t left_out = total.runs - total.compared;
  const bool known = total.compared > 0;
  const auto sum = [&](Id id, __int128 nano) {
    return figure(id, (known ? usd(nano) : Usd::unknown()).value, total.compared, left_out);
  };
  report.recorded = sum(Id::recorded_cost, total.recorded);
  report.recomputed = sum(Id::recomputed_cost, total.recomputed);
  const auto ratio = known_or_unknown<Multiple>(total.ratio());
  report.ratio = figure(Id::price_ratio, ratio.value, total.compared, left_out);
  report.unpriced_runs =
      figure(Id::unpriced_runs, static_cast<double>(total.unpriced), total.runs, 0);
  const auto is_off = [](const prices::JobBill& job) { return job.bill.is_off(); };
  const auto jobs = static_cast<std::int64_t>(check.jobs.size());
  const auto off = std::count_if(check.jobs.begin(), check.jobs.end(), is_off);
  report.jobs_off = figure(Id::jobs_off, static_cast<double>(off), jobs, 0);
  const auto is_unpriced = [](const prices::ModelBill& model) { return !model.match.found(); };
  const auto models = static_cast<std::int64_t>(check.models.size());
  const auto unpriced = std::count_if(check.models.begin(), check.models.end(), is_unpriced);
  report.unpriced_models = figure(Id::unpriced_models, static_cast<double>(unpriced), models, 0);
}

}  // namespace

Result<PriceReport> Decider::prices(const PricesRequest& request) const {
  if (auto error = select::check_query(request.query)) return *error;
  const Engine::State& state = state_->engine.state();
  auto check = prices::check_prices(state_->engine, state_->shelf.in_order(),
                                    decide::rows_of(state, request.query));
  PriceReport report;
  report.lists = decide::lists_of(state_->shelf).lists;
  report.scripts = count(check.scripts);
  add_figures(check, report);
  for (const auto& model : check.models) add_model(model, request.query.now.value, report.models);
  add_jobs(std::move(check.jobs), report.jobs);
  return report;
}

}  // namespace cronlens
