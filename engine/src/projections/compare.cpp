// SPDX-License-Identifier: MIT
#include "projections/compare.hpp"

#include <algorithm>

#include "projections/timeline.hpp"

namespace cronlens::projections {
namespace {

using totals::Totals;

constexpr double kPriceUnit = 1e6;  // prices are for a million tokens

struct Row {
  std::uint32_t place;  // in a list of the Snapshot
  bool is_known;        // whether any cost is
  totals::Nano cost;
  const Totals* sums;
};

/// Dearest first, unknown last, then by name. A type, so that sorting takes it in.
struct Dearer {
  bool operator()(const Row& a, const Row& b) const {
    if (a.is_known != b.is_known) return a.is_known;
    return a.cost != b.cost ? a.cost > b.cost : a.place < b.place;
  }
};

constexpr totals::Grain kByJob{.job = true, .route = false};
constexpr totals::Grain kByRoute{.job = false, .route = true};

std::optional<select::SelectedLanes> lanes_of(const Selection& selection, totals::Grain grain) {
  return select::SelectedLanes::of(selection.state.cells, selection.state.lane_states,
                                   selection.filter, grain);
}

/// By place in Snapshot.job_ids, with last runs.
std::vector<Totals> job_sums(const Selection& selection) {
  const std::vector<std::uint32_t>& places = selection.state.job_places;
  std::vector<Totals> sums(selection.state.snapshot.job_ids.size());
  const auto lanes = lanes_of(selection, kByJob);
  if (!lanes) {
    for (const auto& job : selection.jobs()) sums[places[job.job]] = job.sums;
    return sums;
  }
  const auto add = [&](std::uint32_t lane, const totals::Sums& in_span, double last_run) {
    if (in_span.runs == 0) return;
    Totals& job = sums[places[lanes->key(lane).job]];
    job.add(lanes->key(lane).outcome, in_span);
    job.last_run = std::max(job.last_run, last_run);
  };
  lanes->visit(selection.window.span, add);
  return sums;
}

/// By place in Snapshot.models.
std::vector<Totals> model_sums(const Selection& selection) {
  const std::vector<std::uint32_t>& places = selection.state.model_places;
  std::vector<Totals> sums(selection.state.snapshot.models.size());
  const auto lanes = lanes_of(selection, kByRoute);
  if (!lanes) {
    for (const totals::Slice& slice : selection.slices()) {
      sums[places[slice.cell->model]].add(slice.cell->outcome, slice.sums);
    }
    return sums;
  }
  const auto add = [&](std::uint32_t lane, const totals::Sums& in_span, double) {
    sums[places[lanes->key(lane).model]].add(lanes->key(lane).outcome, in_span);
  };
  lanes->visit(selection.window.span, add);
  return sums;
}

std::vector<Row> rows_with_runs(const std::vector<Totals>& sums) {
  std::vector<Row> rows;
  rows.reserve(sums.size());
  for (std::uint32_t place = 0; place < sums.size(); ++place) {
    const Totals& of = sums[place];
    if (of.all_runs() == 0) continue;
    rows.push_back({place, of.all_cost_known() > 0, of.all_cost(), &of});
  }
  std::sort(rows.begin(), rows.end(), Dearer());
  return rows;
}

class SumTableWriter {
 public:
  SumTableWriter(SumTable& table, std::size_t rows) : table_(table) {
    for_each_field<SumTable>([&](const auto& each) { (table_.*each.member).reserve(rows); });
  }
  void add(const Totals& sums) {
    constexpr auto ok = static_cast<std::size_t>(RunOutcome::success);
    constexpr auto failed = static_cast<std::size_t>(RunOutcome::failure);
    const auto count = [](std::int64_t value) { return Count(static_cast<double>(value)); };
    const auto tokens = [](std::int64_t value) { return Tokens(static_cast<double>(value)); };
    table_.runs.push_back(count(sums.all_runs()));
    table_.success_runs.push_back(count(sums.runs[ok]));
    table_.failure_runs.push_back(count(sums.runs[failed]));
    table_.cost.push_back(Usd(totals::from_nano(sums.all_cost())));
    table_.success_cost.push_back(Usd(totals::from_nano(sums.cost[ok])));
    table_.failure_cost.push_back(Usd(totals::from_nano(sums.cost[failed])));
    table_.unknown_cost_runs.push_back(count(sums.all_runs() - sums.all_cost_known()));
    table_.input_tokens.push_back(tokens(sums.input));
    table_.output_tokens.push_back(tokens(sums.output));
    table_.reasoning_tokens.push_back(tokens(sums.reasoning));
    table_.cache_read_tokens.push_back(tokens(sums.cache_read));
    table_.cache_write_tokens.push_back(tokens(sums.cache_write));
    table_.duration.push_back(Seconds(totals::from_nano(sums.duration)));
  }

 private:
  SumTable& table_;
};

SumTable table_of(const std::vector<Row>& rows, std::vector<Count>& places) {
  SumTable table;
  SumTableWriter writer(table, rows.size());
  places.reserve(rows.size());
  for (const Row& row : rows) {
    places.push_back(Count(row.place));
    writer.add(*row.sums);
  }
  return table;
}

/// The job's tokens at the prices of the row chosen for it, or its own cost.
Usd price(const Totals& sums, double choice, const WhatIf& what_if) {
  if (choice < 0) return Usd(totals::from_nano(sums.all_cost()));
  const auto i = static_cast<std::size_t>(choice);
  const auto part = [&](std::int64_t tokens, const std::vector<Usd>& prices) {
    return static_cast<double>(tokens) * prices[i].value;
  };
  return Usd((part(sums.input, what_if.input) + part(sums.output, what_if.output) +
              part(sums.reasoning, what_if.reasoning) + part(sums.cache_read, what_if.cache_read) +
              part(sums.cache_write, what_if.cache_write)) /
             kPriceUnit);
}

void add_what_if(Comparison& made, const std::vector<Row>& jobs, const WhatIf& what_if) {
  if (what_if.choice.empty()) return;
  made.job_what_if.reserve(jobs.size());
  for (const Row& job : jobs) {
    made.job_what_if.push_back(price(*job.sums, what_if.choice[job.place].value, what_if));
    made.what_if = made.what_if + made.job_what_if.back();
  }
}

std::optional<Error> check(const Engine::State& state, const WhatIf& what_if) {
  const std::size_t rows = what_if.input.size();
  for (const auto* prices :
       {&what_if.output, &what_if.reasoning, &what_if.cache_read, &what_if.cache_write}) {
    if (prices->size() == rows) continue;
    return make_error(ErrorCode::bad_query, "whatIf: the price columns differ in length.");
  }
  if (what_if.choice.empty()) return std::nullopt;
  if (what_if.choice.size() != state.snapshot.job_ids.size()) {
    return make_error(ErrorCode::bad_query, "whatIf.choice: one entry for each job is wanted.");
  }
  const auto wrong = [&](Count choice) {
    return !(choice.value >= -1 && choice.value < static_cast<double>(rows));
  };
  if (std::any_of(what_if.choice.begin(), what_if.choice.end(), wrong)) {
    return make_error(ErrorCode::bad_query, "whatIf.choice: a row of the prices, or -1.");
  }
  return std::nullopt;
}

}  // namespace

Result<Comparison> make_comparison(const Engine::State& state, const CompareRequest& request) {
  if (auto error = check(state, request.what_if)) return *error;
  const Selection selection(state, request.query);
  const std::vector<Totals> by_job = job_sums(selection), by_model = model_sums(selection);
  Totals all;
  for (const Totals& job : by_job) all += job;
  Comparison made;
  SumTableWriter totals(made.totals, 2);
  totals.add(all);
  if (selection.window.prior) totals.add(selection.sums_in(*selection.window.prior));

  const std::vector<Row> jobs = rows_with_runs(by_job);
  made.job_sums = table_of(jobs, made.jobs);
  made.job_last_run.reserve(jobs.size());
  for (const Row& job : jobs) made.job_last_run.push_back(Instant(job.sums->last_run));
  add_what_if(made, jobs, request.what_if);
  made.model_sums = table_of(rows_with_runs(by_model), made.models);
  made.timeline = make_timeline(selection, request.bucket);
  return made;
}

}  // namespace cronlens::projections
