// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "cronlens/unexpected.hpp"
#include "decide/decider_state.hpp"
#include "decide/figures.hpp"
#include "select/check_query.hpp"
#include "select/window.hpp"

namespace cronlens {
namespace {

using decide::count;
using decide::figure;
using unexpected::Departure;
using Id = DecideMeasureId;

bool is_kept(const Query& query, const std::string& job) {
  const auto& jobs = query.jobs;
  return jobs.empty() || std::find(jobs.begin(), jobs.end(), job) != jobs.end();
}

Count count_kept(const Query& query, const std::vector<std::string>& jobs) {
  return count(std::count_if(jobs.begin(), jobs.end(),
                             [&](const std::string& job) { return is_kept(query, job); }));
}

void add(const Departure& each, Departures& table) {
  table.ids.push_back(each.job);
  table.names.push_back(each.name);
  table.usual_models.push_back(each.usual.model);
  table.usual_providers.push_back(each.usual.provider);
  table.models.push_back(each.current.model);
  table.providers.push_back(each.current.provider);
  table.other_model.push_back(count(each.other_model ? 1 : 0));
  table.other_provider.push_back(count(each.other_provider ? 1 : 0));
  table.pays.push_back(count(each.pays ? 1 : 0));
  table.settled.push_back(count(each.settled ? 1 : 0));
  table.runs.push_back(count(each.runs));
  table.times.push_back(count(each.times));
  table.unknown.push_back(count(each.unknown));
  table.since.push_back(Instant(each.since));
  table.until.push_back(known_or_unknown<Instant>(each.until));
  // Runs whose cost is unknown throughout did not cost 0.
  table.spent.push_back(each.unknown < each.runs ? Usd(each.spent) : Usd::unknown());
  table.usual_run.push_back(known_or_unknown<Usd>(each.usual_run));
  table.extra.push_back(known_or_unknown<Usd>(each.extra));
}

/// Sums over departures, and over how many of them.
struct Sum {
  double usd = 0;
  std::int64_t used = 0, left_out = 0;

  void add(const std::optional<double>& value) {
    if (!value) {
      ++left_out;
      return;
    }
    usd += *value;
    ++used;
  }
  DecideFigure figure(DecideMeasureId id) const {
    const bool is_known = used > 0 || left_out == 0;
    return decide::figure(id, is_known ? usd : std::nan(""), used, left_out);
  }
};

}  // namespace

Result<UnexpectedAnswer> Decider::unexpected(const UnexpectedRequest& request) const {
  const Query& query = request.query;
  if (auto error = select::check_query(query)) return *error;
  const auto span = select::resolve(query).span;
  UnexpectedAnswer answer;
  Sum extra, spent;
  std::int64_t lasting = 0, all = 0;
  // As in every window of days: no upper end, so that late clocks, and the run that `now` is taken
  // from, still count.
  const auto found = unexpected::find_departures(state_->engine, span.since, span.until);
  for (const Departure& each : found.departures) {
    if (!is_kept(query, each.job)) continue;
    add(each, answer.departures);
    extra.add(each.extra);
    spent.add(each.unknown < each.runs ? std::optional(each.spent) : std::nullopt);
    ++all;
    if (!each.until && !each.settled) ++lasting;
  }
  answer.judged = count_kept(query, found.judged);
  answer.unjudged = count_kept(query, found.unjudged);
  answer.lasting = figure(Id::lasting_departures, static_cast<double>(lasting), all, 0);
  answer.extra = extra.figure(Id::departure_extra);
  answer.spent = spent.figure(Id::departure_spent);
  return answer;
}

}  // namespace cronlens
