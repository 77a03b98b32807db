// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "codec/wire_writer.hpp"
#include "decide/effects.hpp"
#include "decide/figures.hpp"
#include "decide/forecasts.hpp"
#include "select/check_query.hpp"
#include "select/filter.hpp"
#include "state.hpp"

namespace cronlens {
namespace {

using decide::count;
using decide::figure;
using forecast::Forecast;
using forecast::JobForecast;
using forecast::Path;
using Id = DecideMeasureId;

/// By the dictionary's ids: the jobs that the filters keep, whatever the window.
std::vector<bool> kept_jobs(const Engine::State& state, const Query& query) {
  const totals::Cells& cells = state.cells;
  const select::Filter filter(cells, state.jobs_file(), query);
  std::vector<bool> kept(cells.facts().jobs.size());
  for (const totals::Cell* cell : select::select_cells(cells, filter)) kept[cell->job] = true;
  return kept;
}

std::vector<const JobForecast*> jobs_of(const Forecast& forecast, const facts::Facts& facts,
                                        const std::vector<bool>& kept) {
  std::vector<const JobForecast*> jobs;
  for (const JobForecast& job : forecast.jobs) {
    const auto id = facts.jobs.find(job.job);
    if (id && kept[*id]) jobs.push_back(&job);
  }
  return jobs;
}

/// The middle, or all there is.
std::optional<double> middle_of(const JobForecast& job) {
  return job.total ? std::optional(job.total->p50) : job.point;
}

Usd usd(const std::optional<double>& value) {
  return known_or_unknown<Usd>(value);
}

void add_job(const JobForecast& job, const JobForecast* changed, ForecastJobs& table) {
  const auto part = [&](double forecast::Range::*of) {
    return job.total ? Usd((*job.total).*of) : Usd::unknown();
  };
  table.ids.push_back(job.job);
  table.names.push_back(job.name);
  table.methods.emplace_back(name_of(job.method));
  table.spent.push_back(job.is_spent_known() ? Usd(job.spent) : Usd::unknown());
  table.p10.push_back(part(&forecast::Range::p10));
  table.p50.push_back(part(&forecast::Range::p50));
  table.p90.push_back(part(&forecast::Range::p90));
  table.point.push_back(usd(job.point));
  table.nominal.push_back(usd(job.nominal));
  table.trend.push_back(usd(job.trend));
  table.changed.push_back(changed ? usd(middle_of(*changed)) : Usd::unknown());
  table.costs.push_back(count(job.costs));
  table.firings.push_back(job.firings ? count(*job.firings) : Count::unknown());
  table.capped.push_back(count(job.is_capped ? 1 : 0));
  table.kept.push_back(known_or_unknown<Fraction>(job.kept));
  table.climb.push_back(known_or_unknown<Fraction>(job.climb));
  table.changed_level.push_back(known_or_unknown<Instant>(job.changed_level));
}

/// The dearest first. `changed` is parallel to `jobs`, or empty.
void add_jobs(const std::vector<const JobForecast*>& jobs,
              const std::vector<const JobForecast*>& changed, ForecastJobs& table) {
  std::vector<std::size_t> order(jobs.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto cost = [&](std::size_t i) { return middle_of(*jobs[i]).value_or(-1); };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return cost(a) > cost(b); });
  for (const std::size_t i : order) {
    add_job(*jobs[i], changed.empty() ? nullptr : changed[i], table);
  }
}

/// The runs so far by whether their cost is known.
DecideFigure spent_figure(const facts::Facts& facts, const std::vector<bool>& kept,
                          const Forecast& forecast, const std::vector<const JobForecast*>& jobs) {
  std::int64_t known = 0, unknown = 0;
  for (std::size_t row = 0; row < facts.size(); ++row) {
    const double at = facts.run_time[row];
    if (at < forecast.since || at >= forecast.now || !kept[facts.job[row]]) continue;
    ++(std::isnan(facts.cost[row]) ? unknown : known);
  }
  double spent = 0;
  for (const JobForecast* job : jobs) spent += job->spent;
  const bool is_known = known > 0 || unknown == 0;
  return figure(Id::spent_so_far, is_known ? spent : std::nan(""), known, unknown);
}

DecideFigure sum_figure(Id id, const std::vector<const JobForecast*>& jobs,
                        std::optional<double> JobForecast::*part) {
  double sum = 0;
  std::int64_t used = 0;
  for (const JobForecast* job : jobs) {
    if (!(job->*part)) continue;
    sum += *(job->*part);
    ++used;
  }
  const auto left_out = static_cast<std::int64_t>(jobs.size()) - used;
  return figure(id, used > 0 ? sum : std::nan(""), used, left_out);
}

void add_path(const Forecast& forecast, const std::vector<const JobForecast*>& jobs,
              const std::optional<Path>& path, ForecastAnswer& answer) {
  const auto all = static_cast<std::int64_t>(jobs.size());
  const std::int64_t left_out = path ? path->left_out : all;
  const auto end = [&](Id id, double forecast::Range::*part) {
    const double value = path ? path->by_day.back().*part : std::nan("");
    return figure(id, value, all - left_out, left_out);
  };
  answer.expected = end(Id::forecast_middle, &forecast::Range::p50);
  answer.low = end(Id::forecast_low, &forecast::Range::p10);
  answer.high = end(Id::forecast_high, &forecast::Range::p90);
  if (!path) return;
  answer.path = decide::cost_path(forecast, *path);
  answer.without_range = count(path->without_range);
}

void add_changed(const decide::Changed& changed, const std::vector<const JobForecast*>& jobs,
                 ForecastAnswer& answer) {
  const auto path = path_of(changed.forecast, jobs);
  if (!path) return;
  const forecast::Range& end = path->by_day.back();
  answer.is_changed = true;
  answer.changed_low = Usd(end.p10);
  answer.changed_expected = Usd(end.p50);
  answer.changed_high = Usd(end.p90);
  answer.changed_path = decide::middle_of(*path);
  answer.changed_unknown = count(changed.unknown);
}

}  // namespace

namespace decide {

std::string moment_key(const Query& query) {
  const wire::Buffer bytes = wire::write(query.zone);
  std::string key(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  return key.append(reinterpret_cast<const char*>(&query.now.value), sizeof query.now.value);
}

Result<const Forecast*> forecast_for(const Decider::State& decider, const Query& query,
                                     forecast::Horizon horizon) {
  auto& memory = decider.forecasts[static_cast<std::size_t>(horizon)];
  std::string key = moment_key(query);
  if (!memory || memory->key != key) {
    auto made = forecast::make_forecast(decider.engine, {query.now.value, query.zone, horizon});
    if (!made) return made.error();
    memory.emplace(Decider::State::ForecastMemory{std::move(key), std::move(made.value())});
  }
  return &memory->forecast;
}

CostPath cost_path(const Forecast& forecast, const Path& path) {
  CostPath made;
  for (const double at : forecast.past_days) made.past_at.push_back(Instant(at));
  for (const double spent : path.past) made.past.push_back(Usd(spent));
  for (const double at : forecast.days) made.at.push_back(Instant(at));
  for (const forecast::Range& day : path.by_day) {
    made.p10.push_back(Usd(day.p10));
    made.p50.push_back(Usd(day.p50));
    made.p90.push_back(Usd(day.p90));
  }
  return made;
}

std::vector<Usd> middle_of(const Path& path) {
  std::vector<Usd> days;
  for (const forecast::Range& day : path.by_day) days.push_back(Usd(day.p50));
  return days;
}

}  // namespace decide

Result<ForecastAnswer> Decider::forecast(const ForecastRequest& request) const {
  const Query& query = request.query;
  if (auto error = select::check_query(query)) return *error;
  if (auto error = decide::check_scenario(request.scenario)) return *error;
  const bool is_month = request.span == ForecastSpan::month;
  const auto horizon = is_month ? forecast::Horizon::month_end : forecast::Horizon::next_30_days;
  const auto found = decide::forecast_for(*state_, query, horizon);
  if (!found) return found.error();
  const Forecast& all = *found.value();
  const facts::Facts& facts = state_->engine.state().cells.facts();
  const auto kept = kept_jobs(state_->engine.state(), query);
  const auto jobs = jobs_of(all, facts, kept);
  const auto path = path_of(all, jobs);
  ForecastAnswer answer{Instant(all.since), Instant(all.now), Instant(all.until)};
  answer.spent = spent_figure(facts, kept, all, jobs);
  answer.nominal = sum_figure(Id::forecast_nominal, jobs, &JobForecast::nominal);
  answer.trend = sum_figure(Id::forecast_trend, jobs, &JobForecast::trend);
  add_path(all, jobs, path, answer);
  const auto changed = decide::change_forecast(*state_, query, request.scenario, all, kept);
  std::vector<const JobForecast*> changed_jobs;
  if (changed) changed_jobs = jobs_of(changed->forecast, facts, kept);
  if (changed) add_changed(*changed, changed_jobs, answer);
  add_jobs(jobs, changed_jobs, answer.jobs);
  return answer;
}

}  // namespace cronlens
