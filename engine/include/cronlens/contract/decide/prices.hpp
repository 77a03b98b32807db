// SPDX-License-Identifier: MIT
// The price book: the lists that are open, what each model of the file costs by them and by which
// rule, and the recorded costs beside.
#pragma once

#include <string>
#include <vector>

#include "cronlens/contract/decide/measure.hpp"
#include "cronlens/contract/query.hpp"

namespace cronlens {

enum class PriceOrigin { reader, page };
template <>
struct Names<PriceOrigin> {
  static constexpr std::string_view name = "PriceOrigin";
  static constexpr std::string_view doc = "Who brought a price list.";
  static constexpr auto values = std::to_array<EnumValue>(
      {{"reader", "the reader: it goes before those of the page"}, {"page", "it came along"}});
};

struct AddPricesRequest {
  std::string name;
  PriceOrigin origin = PriceOrigin::reader;
};
template <>
struct Shape<AddPricesRequest> {
  static constexpr std::string_view name = "AddPricesRequest";
  static constexpr std::string_view doc = "A price list, whose text is handed over beside this.";
  static constexpr auto fields = std::make_tuple(
      field("name", &AddPricesRequest::name, "of the file; one of the same name is replaced"),
      field("origin", &AddPricesRequest::origin, ""));
};

struct RemovePricesRequest {
  std::string name;
};
template <>
struct Shape<RemovePricesRequest> {
  static constexpr std::string_view name = "RemovePricesRequest";
  static constexpr std::string_view doc = "Takes a price list away.";
  static constexpr auto fields =
      std::make_tuple(field("name", &RemovePricesRequest::name, "the list's"));
};

struct PriceList {
  std::string name;
  std::string format;
  std::string source;
  std::string as_of;
  PriceOrigin origin = PriceOrigin::reader;
  Count entries{0};
  Count refused{0};
  std::vector<std::string> refused_rows, refused_why;
};
template <>
struct Shape<PriceList> {
  static constexpr std::string_view name = "PriceList";
  static constexpr std::string_view doc = "A price list that is open.";
  static constexpr auto fields = std::make_tuple(
      field("name", &PriceList::name, "of its file"), field("format", &PriceList::format, ""),
      field("source", &PriceList::source, "as the list says; '' = it does not"),
      field("asOf", &PriceList::as_of, "the day it is of, as the list says; '' = it does not"),
      field("origin", &PriceList::origin, ""), field("entries", &PriceList::entries, ""),
      field("refused", &PriceList::refused, "also those that are not listed"),
      field("refusedRows", &PriceList::refused_rows, "by model or line; the first ones"),
      field("refusedWhy", &PriceList::refused_why, "one for each of refusedRows"));
};

struct PriceLists {
  std::vector<PriceList> lists;
};
template <>
struct Shape<PriceLists> {
  static constexpr std::string_view name = "PriceLists";
  static constexpr std::string_view doc = "The price lists that are open, the first counts most.";
  static constexpr auto fields = std::make_tuple(field("lists", &PriceLists::lists, ""));
};

struct PricesRequest {
  Query query;
};
template <>
struct Shape<PricesRequest> {
  static constexpr std::string_view name = "PricesRequest";
  static constexpr std::string_view doc = "What a selection costs by the price lists.";
  static constexpr auto fields =
      std::make_tuple(field("query", &PricesRequest::query, "the filters"));
};

struct ModelPrices {
  std::vector<std::string> providers, models;
  std::vector<Count> runs;
  std::vector<std::string> rules, lists, entry_providers, entry_models;
  std::vector<Usd> input, output, cache_read, cache_write, reasoning;
  std::vector<Tokens> tier_start, context;
  std::vector<std::string> assumptions;
  std::vector<Count> compared, unrecorded, unpriced;
  std::vector<Usd> recorded, recomputed;
  std::vector<Multiple> ratio;
  std::vector<Count> off;
};
template <>
struct Shape<ModelPrices> {
  static constexpr std::string_view name = "ModelPrices";
  static constexpr std::string_view doc =
      "The models of a selection, most runs first. Prices are today's, for a million tokens; "
      "unknown is not free.";
  static constexpr auto fields = std::make_tuple(
      field("providers", &ModelPrices::providers, "as the runs name it"),
      field("models", &ModelPrices::models, "as the runs name it"),
      field("runs", &ModelPrices::runs, ""),
      field("rules", &ModelPrices::rules, "how its price was found; none = it has no price"),
      field("lists", &ModelPrices::lists, "the list that has it"),
      field("entryProviders", &ModelPrices::entry_providers, "as the list names it"),
      field("entryModels", &ModelPrices::entry_models, "as the list names it"),
      field("input", &ModelPrices::input, ""), field("output", &ModelPrices::output, ""),
      field("cacheRead", &ModelPrices::cache_read, ""),
      field("cacheWrite", &ModelPrices::cache_write, ""),
      field("reasoning", &ModelPrices::reasoning, "where it is priced apart from output"),
      field("tierStart", &ModelPrices::tier_start, "longer calls have another price"),
      field("context", &ModelPrices::context, "the longest call that the model takes"),
      field("assumptions", &ModelPrices::assumptions, "what its costs rest on, space between"),
      field("compared", &ModelPrices::compared, "runs whose cost is known both ways"),
      field("unrecorded", &ModelPrices::unrecorded, "runs whose record has no cost"),
      field("unpriced", &ModelPrices::unpriced, "runs that cannot be priced"),
      field("recorded", &ModelPrices::recorded, "of the compared"),
      field("recomputed", &ModelPrices::recomputed, "of the compared"),
      field("ratio", &ModelPrices::ratio, "recomputed / recorded"),
      field("off", &ModelPrices::off, "1 where they differ by more than 2 % and a cent"));
};

struct JobPrices {
  std::vector<std::string> ids, names;
  std::vector<Count> runs, compared, unrecorded, unpriced;
  std::vector<Usd> recorded, recomputed;
  std::vector<Multiple> ratio;
  std::vector<Count> off;
};
template <>
struct Shape<JobPrices> {
  static constexpr std::string_view name = "JobPrices";
  static constexpr std::string_view doc =
      "The jobs of a selection; those that are off first, by the difference, then by cost.";
  static constexpr auto fields = std::make_tuple(
      field("ids", &JobPrices::ids, ""), field("names", &JobPrices::names, "id where unnamed"),
      field("runs", &JobPrices::runs, "agents' runs"), field("compared", &JobPrices::compared, ""),
      field("unrecorded", &JobPrices::unrecorded, ""), field("unpriced", &JobPrices::unpriced, ""),
      field("recorded", &JobPrices::recorded, "of the compared"),
      field("recomputed", &JobPrices::recomputed, "of the compared"),
      field("ratio", &JobPrices::ratio, "recomputed / recorded"),
      field("off", &JobPrices::off, "1 where they differ by more than 2 % and a cent"));
};

struct PriceReport {
  std::vector<PriceList> lists;
  DecideFigure recorded, recomputed, ratio, unpriced_runs, unpriced_models, jobs_off;
  Count scripts{0};
  ModelPrices models;
  JobPrices jobs;
};
template <>
struct Shape<PriceReport> {
  static constexpr std::string_view name = "PriceReport";
  static constexpr std::string_view doc = "A selection at the prices of the lists.";
  static constexpr auto fields = std::make_tuple(
      field("lists", &PriceReport::lists, ""), field("recorded", &PriceReport::recorded, ""),
      field("recomputed", &PriceReport::recomputed, ""), field("ratio", &PriceReport::ratio, ""),
      field("unpricedRuns", &PriceReport::unpriced_runs, ""),
      field("unpricedModels", &PriceReport::unpriced_models, ""),
      field("jobsOff", &PriceReport::jobs_off, ""),
      field("scripts", &PriceReport::scripts, "runs of no agent: they use no model"),
      field("models", &PriceReport::models, ""), field("jobs", &PriceReport::jobs, ""));
};

}  // namespace cronlens
