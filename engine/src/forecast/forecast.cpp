// SPDX-License-Identifier: MIT
#include "cronlens/forecast.hpp"

#include <algorithm>
#include <cmath>

#include "forecast/cost_model.hpp"
#include "forecast/daily_model.hpp"
#include "forecast/history.hpp"
#include "forecast/ranges.hpp"
#include "measures/projection.hpp"
#include "select/check_query.hpp"
#include "select/periods.hpp"

namespace cronlens::forecast {
namespace {

constexpr std::size_t kDraws = 2'000;
constexpr double kThirtyDays = 30 * 86'400.0;
// A job that runs this much more often than its schedule fires does not keep to it.
constexpr double kMostExtra = 1.5;

LocalTime local_time(const select::Zone& zone, double moment) {
  return {static_cast<std::int64_t>(std::floor(zone.to_local(moment) * 1e6))};
}

struct Span {
  double since, now, until;
  std::vector<double> past_days, days;  // their ends
};

std::vector<double> day_ends(const select::Zone& zone, double now, double until) {
  std::vector<double> ends;
  for (std::int64_t day = select::local_day(zone, now) + 1; select::start_of(zone, day) < until;
       ++day) {
    ends.push_back(select::start_of(zone, day));
  }
  ends.push_back(until);
  return ends;
}

Span span_of(const Request& request, const select::Zone& zone) {
  const double now = request.now;
  const std::int64_t today = select::local_day(zone, now);
  Span span{now, now, now + kThirtyDays, {}, {}};
  if (request.horizon == Horizon::month_end) {
    span.since = select::start_of(zone, select::first_of_month(today));
    span.until = select::start_of(zone, select::first_of_next_month(today));
    span.past_days = day_ends(zone, span.since, now);
  }
  span.days = day_ends(zone, now, span.until);
  return span;
}

bool is_off(const facts::Job& job) {
  return job.state == "paused" || job.state == "completed" || job.state == "disabled";
}

/// One job's share: its figures, and its draws unless it has none.
class JobForecaster {
 public:
  JobForecaster(const Engine::State& state, const select::Zone& zone, const Span& span)
      : state_(state),
        facts_(state.cells.facts()),
        zone_(zone),
        span_(span),
        days_ahead_(days_ahead(zone, span.now, span.until)) {}

  JobForecast make(std::uint32_t id, const History& history) {
    const facts::Job* job = state_.job(id);
    JobForecast result;
    result.job = facts_.jobs.text(id);
    result.name = job ? job->name : result.job;
    result.spent = spent_between(facts_, history, span_.since, span_.now);
    result.runs = runs_between(facts_, history, span_.since, span_.now);
    result.unknown = unknown_between(facts_, history, span_.since, span_.now);
    for (const double end : span_.past_days) {
      result.past.push_back(spent_between(facts_, history, span_.since, end));
    }
    add_projection(history, job, result);
    fill(history, job, result);
    return result;
  }

 private:
  void fill(const History& history, const facts::Job* job, JobForecast& result) {
    const RecentCosts recent = recent_costs(facts_, history);
    result.changed_level = recent.changed_level;
    result.costs = static_cast<std::int64_t>(recent.costs.size());
    if (job && is_off(*job)) return settle(result);
    const bool fires = job && (job->schedule.kind == Schedule::Kind::cron ||
                               job->schedule.kind == Schedule::Kind::interval);
    const double first = history.empty() ? span_.now : facts_.run_time[history.rows.front()];
    const double seen = std::max(first, span_.now - kThirtyDays);
    const std::int64_t expected = fires ? count(job->schedule, seen, span_.now) : 0;
    const std::int64_t fired = runs_between(facts_, history, seen, span_.now);
    const auto limit = kMostExtra * static_cast<double>(expected) + 2;
    if (!fires || static_cast<double>(fired) > limit) return by_days(history, result);
    const std::int64_t firings = count(job->schedule, span_.now, span_.until);
    if (firings == 0) return settle(result);
    result.firings = firings;
    for (const double end : span_.days) {
      result.come.push_back(static_cast<double>(count(job->schedule, span_.now, end)) /
                            static_cast<double>(firings));
    }
    by_firings(recent, std::min(fired, expected), expected, result);
  }

  static void settle(JobForecast& result) {
    result.method = Method::nothing_to_come;
    result.firings = 0;
    if (!result.is_spent_known()) return;
    result.point = result.spent;
    result.total = Range{result.spent, result.spent, result.spent};
  }

  std::int64_t count(const Schedule& schedule, double since, double until) const {
    return state_.firings.count(schedule, local_time(zone_, since), local_time(zone_, until));
  }

  statistics::Random random_for(const JobForecast& job) const {
    const std::string moment(reinterpret_cast<const char*>(&span_.now), sizeof span_.now);
    const std::uint64_t rows = facts_.size();
    return statistics::Random(statistics::hash_of(job.job + moment) ^ (rows << 32 | rows >> 32));
  }

  void by_firings(const RecentCosts& recent, std::int64_t fired, std::int64_t expected,
                  JobForecast& result) const {
    const auto hits = static_cast<double>(1 + fired);
    const auto misses = static_cast<double>(1 + expected - fired);
    result.kept = hits / (hits + misses);
    // One run tells what that run cost, and no more.
    if (recent.costs.size() < 2 || !result.is_spent_known()) return;
    CostModel model(recent.costs, recent.level);
    result.method = model.method();
    result.climb = model.climb();
    result.point =
        result.spent + model.expected(*result.kept * static_cast<double>(*result.firings));
    if (result.method == Method::point) return;
    auto random = random_for(result);
    for (std::size_t i = 0; i < kDraws; ++i) {
      const std::int64_t runs = random.binomial(*result.firings, random.beta(hits, misses));
      result.draws.push_back(result.spent + model.draw(runs, random));
    }
    result.is_capped = model.is_capped();
    finish(result);
  }

  void by_days(const History& history, JobForecast& result) const {
    const DailyModel model(facts_, history, zone_, span_.now);
    if (!model.is_usable() || !result.is_spent_known()) return;
    result.method = Method::daily;
    auto random = random_for(result);
    for (std::size_t i = 0; i < kDraws; ++i) {
      result.draws.push_back(result.spent + model.draw(days_ahead_, random));
    }
    for (const double end : span_.days) {
      result.come.push_back((end - span_.now) / (span_.until - span_.now));
    }
    finish(result);
  }

  static void finish(JobForecast& result) {
    std::vector<double> sorted = result.draws;
    std::sort(sorted.begin(), sorted.end());
    result.total = range_of(sorted);
    if (!result.point) result.point = result.total->p50;
  }

  /// The jobs table's own nominal and trend, over the last 30 days.
  void add_projection(const History& history, const facts::Job* job, JobForecast& result) const {
    const double since = span_.now - kThirtyDays;
    measures::Observed observed;
    std::int64_t known = 0;
    for (const std::uint32_t row : history.rows) {
      const double at = facts_.run_time[row];
      if (at < since) continue;
      if (observed.runs++ == 0) observed.first_run = at;
      observed.last_run = at;
      known += std::isnan(facts_.cost[row]) ? 0 : 1;
    }
    if (known > 0) {
      observed.cost = spent_between(facts_, history, since, span_.now);
      observed.mean_cost = *observed.cost / static_cast<double>(known);
    }
    const LocalTime now = local_time(zone_, span_.now);
    const measures::Moment moment{now, now, 30, state_.firings};
    const auto projection = measures::project(observed, job ? &job->schedule : nullptr, moment);
    result.nominal = projection.nominal[0];
    result.trend = projection.trend[0];
  }

  const Engine::State& state_;
  const facts::Facts& facts_;
  const select::Zone& zone_;
  const Span& span_;
  const std::vector<DayAhead> days_ahead_;
};

void add(std::optional<double>& sum, const std::optional<double>& value) {
  if (value) sum = sum.value_or(0) + *value;
}

void join(const JobForecast& job, Forecast& forecast) {
  forecast.spent += job.spent;
  add(forecast.nominal, job.nominal);
  add(forecast.trend, job.trend);
}

}  // namespace

std::string_view name_of(Method method) {
  switch (method) {
    case Method::nothing_to_come:
      return "nothing_to_come";
    case Method::log_normal:
      return "log_normal";
    case Method::student_t:
      return "student_t";
    case Method::point:
      return "point";
    case Method::daily:
      return "daily";
    case Method::unknown:
      return "unknown";
  }
  return "";
}

Result<Forecast> make_forecast(const Engine& engine, const Request& request) {
  Query query;
  query.now = Instant(request.now);
  query.zone = request.zone;
  if (auto error = select::check_query(query)) return *error;
  const Engine::State& state = engine.state();
  const select::Zone zone(request.zone);
  const Span span = span_of(request, zone);
  Forecast forecast{request.horizon, span.since, span.now, span.until};
  forecast.past_days = span.past_days;
  forecast.days = span.days;
  JobForecaster forecaster(state, zone, span);
  const auto all = histories(state.cells.facts(), span.now);
  for (std::uint32_t job = 0; job < all.size(); ++job) {
    if (all[job].empty()) continue;
    forecast.jobs.push_back(forecaster.make(job, all[job]));
    join(forecast.jobs.back(), forecast);
  }
  const auto by_id = [](const JobForecast& a, const JobForecast& b) { return a.job < b.job; };
  std::sort(forecast.jobs.begin(), forecast.jobs.end(), by_id);
  std::vector<const JobForecast*> jobs;
  for (const JobForecast& job : forecast.jobs) jobs.push_back(&job);
  if (auto path = path_of(forecast, jobs)) {
    forecast.total = path->by_day.back();
    forecast.draws = std::move(path->draws);
    forecast.without_range = path->without_range;
    forecast.left_out = path->left_out;
  } else {
    forecast.left_out = static_cast<std::int64_t>(jobs.size());
  }
  return forecast;
}

std::optional<double> chance_above(const Forecast& forecast, double limit) {
  if (!forecast.total) return std::nullopt;
  const auto first = std::upper_bound(forecast.draws.begin(), forecast.draws.end(), limit);
  const auto above = forecast.draws.end() - first;
  return static_cast<double>(above) / static_cast<double>(forecast.draws.size());
}

}  // namespace cronlens::forecast
