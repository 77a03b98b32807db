// SPDX-License-Identifier: MIT
// Jobs that left their usual model or provider, or began to pay, as the page shows them.
#pragma once

#include <string>
#include <vector>

#include "cronlens/contract/decide/measure.hpp"
#include "cronlens/contract/query.hpp"

namespace cronlens {

struct UnexpectedRequest {
  Query query;
};
template <>
struct Shape<UnexpectedRequest> {
  static constexpr std::string_view name = "UnexpectedRequest";
  static constexpr std::string_view doc =
      "Departures with a run in the window, of the jobs that the query's `jobs` keep.";
  static constexpr auto fields = std::make_tuple(
      field("query", &UnexpectedRequest::query, "what is usual is learnt from all runs before"));
};

struct Departures {
  std::vector<std::string> ids, names;
  std::vector<std::string> usual_models, usual_providers, models, providers;
  std::vector<Count> other_model, other_provider, pays, settled, runs, times, unknown;
  std::vector<Instant> since, until;
  std::vector<Usd> spent, usual_run, extra;
};
template <>
struct Shape<Departures> {
  static constexpr std::string_view name = "Departures";
  static constexpr std::string_view doc =
      "Stretches of runs off a job's usual way; those that last first, then by what they cost "
      "more.";
  static constexpr auto fields = std::make_tuple(
      field("ids", &Departures::ids, "of the job"), field("names", &Departures::names, ""),
      field("usualModels", &Departures::usual_models, "'' is unknown"),
      field("usualProviders", &Departures::usual_providers, "'' is unknown"),
      field("models", &Departures::models, "of the runs that were off"),
      field("providers", &Departures::providers, ""),
      field("otherModel", &Departures::other_model, "1 where the model is another"),
      field("otherProvider", &Departures::other_provider, "1 where the provider is another"),
      field("pays", &Departures::pays, "1 where the usual runs were free"),
      field("settled", &Departures::settled, "1 where it has become the usual way"),
      field("runs", &Departures::runs, "that were off"),
      field("times", &Departures::times, "how often it left and came back"),
      field("unknown", &Departures::unknown, "runs that were off whose cost is not known"),
      field("since", &Departures::since, "the first run that was off"),
      field("until", &Departures::until, "the first that was not any more; unknown = still off"),
      field("spent", &Departures::spent, "known cost of the runs that were off"),
      field("usualRun", &Departures::usual_run, "mean known cost of a run before it left"),
      field("extra", &Departures::extra, "spent less what as many usual runs cost"));
};

struct UnexpectedAnswer {
  DecideFigure lasting, extra, spent;
  Count judged{0}, unjudged{0};
  Departures departures;
};
template <>
struct Shape<UnexpectedAnswer> {
  static constexpr std::string_view name = "UnexpectedAnswer";
  static constexpr std::string_view doc = "What left its usual way, since when, and what it cost.";
  static constexpr auto fields = std::make_tuple(
      field("lasting", &UnexpectedAnswer::lasting, ""),
      field("extra", &UnexpectedAnswer::extra, ""), field("spent", &UnexpectedAnswer::spent, ""),
      field("judged", &UnexpectedAnswer::judged,
            "jobs with runs that could be told from usual ones"),
      field("unjudged", &UnexpectedAnswer::unjudged,
            "jobs with runs, without a usual model so far"),
      field("departures", &UnexpectedAnswer::departures, ""));
};

}  // namespace cronlens
