// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "cronlens/unexpected.hpp"
#include "state.hpp"
#include "totals/fixed_point.hpp"
#include "totals/time_order.hpp"
#include "unexpected/usual.hpp"

namespace cronlens::unexpected {
namespace {

constexpr std::int64_t kSettles = 30;

/// How a run is off, if it is.
struct Offence {
  bool model = false, provider = false, pays = false;

  explicit operator bool() const { return model || provider || pays; }
};

/// One job's runs as time goes by.
class Watch {
 public:
  Watch(const Engine::State& state, std::uint32_t job, double since)
      : state_(state), facts_(state.cells.facts()), job_(job), since_(since) {}

  void see(std::uint32_t row) {
    const RouteId route{facts_.model[row], facts_.provider[row]};
    // A script has no model, and a run that does not name its model cannot be off.
    if (facts_.models.text(route.model).empty()) return;
    const double cost = facts_.cost[row], at = facts_.run_time[row];
    const auto usual = usual_.route();
    note_run(at, usual.has_value());
    Offence off = usual ? offence(*usual, route, cost) : Offence{};
    // A cost that is not known does not tell that the job is free again.
    if (is_away_ && std::isnan(cost) && away_ == route) off.pays = true;
    if (!off) {
      come_back(at);
      usual_.add(route, cost);
      return;
    }
    if (is_away_ && !(away_ == route)) come_back(at);
    if (!is_away_) leave(*usual, route, off, at);
    count(cost, at);
    if (++in_a_row_ == kSettles) settle(at);
  }

  void add_to(Findings& findings) {
    drop_old();
    for (Departure& each : found_) {
      finish(each);
      findings.departures.push_back(std::move(each));
    }
    if (has_run_)
      (is_judged_ ? findings.judged : findings.unjudged).push_back(facts_.jobs.text(job_));
  }

 private:
  void note_run(double at, bool is_judged) {
    if (at < since_) return;
    has_run_ = true;
    is_judged_ = is_judged_ || is_judged;
  }

  Offence offence(const RouteId& usual, const RouteId& route, double cost) const {
    Offence off;
    off.model = usual.model != route.model;
    const bool named = !facts_.providers.text(route.provider).empty() &&
                       !facts_.providers.text(usual.provider).empty();
    off.provider = named && usual.provider != route.provider;
    off.pays = cost > 0 && usual_.is_free();
    return off;
  }

  Route named(const RouteId& route) const {
    return {facts_.models.text(route.model), facts_.providers.text(route.provider)};
  }

  void leave(const RouteId& usual, const RouteId& route, const Offence& off, double at) {
    is_away_ = true;
    away_ = route;
    in_a_row_ = 0;
    const Route from = named(usual), to = named(route);
    // What left and came back before is one story.
    if (!found_.empty() && !found_.back().settled && found_.back().usual == from &&
        found_.back().current == to && found_.back().until >= since_) {
      found_.back().until.reset();
      ++found_.back().times;
    } else {
      drop_old();
      const facts::Job* job = state_.job(job_);
      Departure departure;
      departure.job = facts_.jobs.text(job_);
      departure.name = job ? job->name : departure.job;
      departure.usual = from;
      departure.current = to;
      departure.since = at;
      departure.usual_run = usual_.mean_cost();
      found_.push_back(std::move(departure));
    }
    Departure& departure = found_.back();
    departure.other_model = departure.other_model || off.model;
    departure.other_provider = departure.other_provider || off.provider;
    departure.pays = departure.pays || off.pays;
  }

  void count(double cost, double at) {
    Departure& departure = found_.back();
    last_ = at;
    ++departure.runs;
    if (std::isnan(cost)) {
      ++departure.unknown;
    } else {
      departure.spent += totals::from_nano(totals::to_nano(cost));
      if (cost > 0 && usual_.is_free()) departure.pays = true;
    }
  }

  void come_back(double at) {
    if (!is_away_) return;
    is_away_ = false;
    found_.back().until = at;
  }

  void settle(double at) {
    found_.back().settled = true;
    come_back(at);
    usual_.clear();
  }

  /// Forgets the last one where it ended before the stretch of time that is asked about.
  void drop_old() {
    if (!found_.empty() && last_ < since_) found_.pop_back();
  }

  static void finish(Departure& departure) {
    if (!departure.usual_run) return;
    const auto known = static_cast<double>(departure.runs - departure.unknown);
    if (known > 0) departure.extra = departure.spent - *departure.usual_run * known;
  }

  const Engine::State& state_;
  const facts::Facts& facts_;
  std::uint32_t job_;
  double since_, last_ = 0;
  Usual usual_;
  bool has_run_ = false, is_judged_ = false;  // in the stretch of time that is asked about
  bool is_away_ = false;
  RouteId away_;
  std::int64_t in_a_row_ = 0;
  std::vector<Departure> found_;
};

bool comes_first(const Departure& a, const Departure& b) {
  if (a.until.has_value() != b.until.has_value()) return !a.until;
  const double a_extra = a.extra.value_or(0), b_extra = b.extra.value_or(0);
  if (a_extra != b_extra) return a_extra > b_extra;
  return a.job != b.job ? a.job < b.job : a.since < b.since;
}

}  // namespace

Findings find_departures(const Engine& engine, double since, double now) {
  const Engine::State& state = engine.state();
  const facts::Facts& facts = state.cells.facts();
  std::vector<Watch> watches;
  for (std::uint32_t job = 0; job < facts.jobs.size(); ++job) {
    watches.emplace_back(state, job, since);
  }
  for (const std::uint32_t row : totals::time_order(facts.run_time)) {
    if (facts.run_time[row] < now) watches[facts.job[row]].see(row);
  }
  Findings found;
  for (Watch& watch : watches) watch.add_to(found);
  std::sort(found.departures.begin(), found.departures.end(), comes_first);
  return found;
}

}  // namespace cronlens::unexpected
