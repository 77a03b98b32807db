// SPDX-License-Identifier: MIT
// What a selection would cost with other models, cache shares and schedules. Asked at every step of
// a slider, so it crosses as columns. Money is for 30 days.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cronlens/contract/decide/measure.hpp"
#include "cronlens/contract/query.hpp"

namespace cronlens {

struct Scenario {
  std::vector<std::string> jobs, providers, models;
  std::vector<Fraction> cache_shares;
  std::vector<std::string> schedules;
};
template <>
struct Shape<Scenario> {
  static constexpr std::string_view name = "Scenario";
  static constexpr std::string_view doc =
      "Changes, one entry per job. What an entry leaves open is as the entry '' has it, if any.";
  static constexpr auto fields = std::make_tuple(
      field("jobs", &Scenario::jobs, "ids; '' stands for every job"),
      field("providers", &Scenario::providers, "of models"),
      field("models", &Scenario::models, "'' leaves it open"),
      field("cacheShares", &Scenario::cache_shares,
            "of input and cache reads together; below 0 leaves it open"),
      field("schedules", &Scenario::schedules,
            "a cron expression, minutes between runs, 'x0.5' for half as many, 'pause', or ''"));
};

struct WhatIfRequest {
  Query query;
  Scenario scenario;
  std::vector<std::string> candidate_providers, candidate_models;
  bool best_of_same_maker = false, best_at_high = false;
};
template <>
struct Shape<WhatIfRequest> {
  static constexpr std::string_view name = "WhatIfRequest";
  static constexpr std::string_view doc = "A scenario for a selection, and models to compare with.";
  static constexpr auto fields = std::make_tuple(
      field("query", &WhatIfRequest::query, "the filters"),
      field("scenario", &WhatIfRequest::scenario, ""),
      field("candidateProviders", &WhatIfRequest::candidate_providers, "of candidateModels"),
      field("candidateModels", &WhatIfRequest::candidate_models,
            "the columns of the matrix; none asks for those that suit: the five most in use, "
            "and the cheapest of each provider, eight in all, or, with bestOfSameMaker, of each "
            "maker, 24 in all"),
      field("bestOfSameMaker", &WhatIfRequest::best_of_same_maker,
            "jobs.best is sought among models of the maker that the job uses most"),
      field("bestAtHigh", &WhatIfRequest::best_at_high,
            "jobs.best has to save at its high end too: nothing from cache, more tokens"));
};

struct WhatIfJobs {
  std::vector<std::string> ids, names;
  std::vector<Count> runs, unknown;
  std::vector<std::string> providers, models;
  std::vector<Count> routes;
  std::vector<Fraction> cache_share;
  std::vector<Tokens> needed;
  std::vector<std::string> schedules;
  std::vector<Usd> recorded, current, expected, low, high, saving, saving_low, saving_high;
  std::vector<Multiple> frequency;
  std::vector<Count> changed, same_maker, worth;
  std::vector<Count> best;
  std::vector<std::string> rules, assumptions;
};
template <>
struct Shape<WhatIfJobs> {
  static constexpr std::string_view name = "WhatIfJobs";
  static constexpr std::string_view doc = "The jobs of a selection, the dearest now first.";
  static constexpr auto fields = std::make_tuple(
      field("ids", &WhatIfJobs::ids, ""), field("names", &WhatIfJobs::names, ""),
      field("runs", &WhatIfJobs::runs, "agents' runs"),
      field("unknown", &WhatIfJobs::unknown, "runs in no figure: without known tokens, or a price"),
      field("providers", &WhatIfJobs::providers, "of models"),
      field("models", &WhatIfJobs::models, "the one that most runs use"),
      field("routes", &WhatIfJobs::routes, "models that the job uses"),
      field("cacheShare", &WhatIfJobs::cache_share, "now"),
      field("needed", &WhatIfJobs::needed,
            "the longest call that a run may make: all of its tokens, or what its model takes"),
      field("schedules", &WhatIfJobs::schedules, "as jobs.json words it"),
      field("recorded", &WhatIfJobs::recorded, ""),
      field("current", &WhatIfJobs::current, "the same tokens at today's prices"),
      field("expected", &WhatIfJobs::expected, "with the scenario"),
      field("low", &WhatIfJobs::low, ""), field("high", &WhatIfJobs::high, "cold cache"),
      field("saving", &WhatIfJobs::saving, ""), field("savingLow", &WhatIfJobs::saving_low, ""),
      field("savingHigh", &WhatIfJobs::saving_high, ""),
      field("frequency", &WhatIfJobs::frequency,
            "runs of the new schedule / of the old; unknown where either does not fire"),
      field("changed", &WhatIfJobs::changed, "1 where the scenario changes the job"),
      field("sameMaker", &WhatIfJobs::same_maker, "1 where texts have as many tokens as before"),
      field("worth", &WhatIfJobs::worth, "1 with 10 runs or more and $1 or more saved"),
      field("best", &WhatIfJobs::best,
            "the candidate that costs least, is not known to take less than needed, costs less "
            "than the job's own "
            "models with the same schedule and cache, and is as the request wants it; or -1"),
      field("rules", &WhatIfJobs::rules, "how the price was found"),
      field("assumptions", &WhatIfJobs::assumptions, "what the cost rests on"));
};

struct WhatIfMatrix {
  std::vector<std::string> providers, models, rules;
  std::vector<Tokens> context;
  std::vector<Usd> saved;
  std::vector<Count> unpriced;
  std::vector<Usd> cost, low, high, saving;
  std::vector<Count> too_small;
};
template <>
struct Shape<WhatIfMatrix> {
  static constexpr std::string_view name = "WhatIfMatrix";
  static constexpr std::string_view doc =
      "Every job with every candidate alone, its cache and schedule as in the scenario. The last "
      "five are row-major: a value per candidate for each of WhatIfJobs.";
  static constexpr auto fields = std::make_tuple(
      field("providers", &WhatIfMatrix::providers, "of models"),
      field("models", &WhatIfMatrix::models, "the candidates"),
      field("rules", &WhatIfMatrix::rules, "none = no list has it: nothing is ranked by it"),
      field("context", &WhatIfMatrix::context, "the longest call that it takes"),
      field("saved", &WhatIfMatrix::saved, "by every job that has a figure"),
      field("unpriced", &WhatIfMatrix::unpriced, "jobs without a figure"),
      field("cost", &WhatIfMatrix::cost, ""), field("low", &WhatIfMatrix::low, ""),
      field("high", &WhatIfMatrix::high, ""), field("saving", &WhatIfMatrix::saving, ""),
      field("tooSmall", &WhatIfMatrix::too_small, "1 where a call of the job may not fit"));
};

struct WhatIfAnswer {
  Count days{0};
  DecideFigure current, changed, saving;
  Usd low{0}, high{0}, saving_low{0}, saving_high{0};
  Count changed_jobs{0};
  std::optional<Fraction> cache_share;
  bool best_of_same_maker = false, best_at_high = false;
  WhatIfJobs jobs;
  WhatIfMatrix matrix;
};
template <>
struct Shape<WhatIfAnswer> {
  static constexpr std::string_view name = "WhatIfAnswer";
  static constexpr std::string_view doc =
      "A scenario's costs. Totals are over the jobs that have a figure on both sides.";
  static constexpr auto fields = std::make_tuple(
      field("days", &WhatIfAnswer::days, "of runs that it rests on"),
      field("current", &WhatIfAnswer::current, ""), field("changed", &WhatIfAnswer::changed, ""),
      field("saving", &WhatIfAnswer::saving, ""), field("low", &WhatIfAnswer::low, "of changed"),
      field("high", &WhatIfAnswer::high, "of changed"),
      field("savingLow", &WhatIfAnswer::saving_low, ""),
      field("savingHigh", &WhatIfAnswer::saving_high, ""),
      field("changedJobs", &WhatIfAnswer::changed_jobs, ""),
      field("cacheShare", &WhatIfAnswer::cache_share, "of all jobs together, now"),
      field("bestOfSameMaker", &WhatIfAnswer::best_of_same_maker, "as asked"),
      field("bestAtHigh", &WhatIfAnswer::best_at_high, "as asked"),
      field("jobs", &WhatIfAnswer::jobs, ""), field("matrix", &WhatIfAnswer::matrix, ""));
};

struct PriceChoicesRequest {
  Query query;
  std::string text;
  Tokens context{0};
  Count limit{50};
};
template <>
struct Shape<PriceChoicesRequest> {
  static constexpr std::string_view name = "PriceChoicesRequest";
  static constexpr std::string_view doc = "Models to choose from, by what a selection would cost.";
  static constexpr auto fields = std::make_tuple(
      field("query", &PriceChoicesRequest::query, "the filters"),
      field("text", &PriceChoicesRequest::text,
            "words that provider or model contain, each (ASCII case ignored)"),
      field("context", &PriceChoicesRequest::context, "the longest call that it has to take"),
      field("limit", &PriceChoicesRequest::limit, "wanted at most, 1 to 1000"));
};

struct PriceChoices {
  Count found{0};
  std::vector<std::string> providers, models;
  std::vector<Usd> month, input, output;
  std::vector<Tokens> context;
};
template <>
struct Shape<PriceChoices> {
  static constexpr std::string_view name = "PriceChoices";
  static constexpr std::string_view doc =
      "The cheapest first by what all jobs of the selection would cost with it.";
  static constexpr auto fields = std::make_tuple(
      field("found", &PriceChoices::found, "also those beyond the limit"),
      field("providers", &PriceChoices::providers, ""), field("models", &PriceChoices::models, ""),
      field("month", &PriceChoices::month, "of all jobs, unknown where a price is missing"),
      field("input", &PriceChoices::input, "for a million tokens"),
      field("output", &PriceChoices::output, "for a million tokens"),
      field("context", &PriceChoices::context, ""));
};

}  // namespace cronlens
