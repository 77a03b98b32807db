// SPDX-License-Identifier: MIT
#include "cronlens/prices.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "prices/maker.hpp"

using namespace cronlens;
using namespace cronlens::prices;

namespace {

PriceBook book(const std::string& text) {
  auto parsed = PriceBook::parse(text, "list");
  REQUIRE_MESSAGE(parsed.ok(), parsed.error().detail);
  return std::move(parsed.value());
}

std::string refusal_of(const std::string& text) {
  const auto parsed = PriceBook::parse(text, "list");
  return parsed.ok() ? "" : parsed.error().detail;
}

/// The match of a model as "rule provider/model".
std::string match(const Books& books, const std::string& provider, const std::string& model) {
  const Match found = find_price(books, provider, model);
  std::string text(name_of(found.rule));
  if (found.entry) text += " " + found.entry->provider + "/" + found.entry->model;
  return text;
}

const std::string kGenai = R"([
  {"id": "anthropic", "provider_match": {"contains": "anthropic"},
   "model_match": {"contains": "claude"}, "models": [
    {"id": "claude-sonnet-4-5", "match": {"or": [{"equals": "claude-4-5-sonnet"},
      {"starts_with": "claude-sonnet-4-5"}, {"regex": "^claude-sonnet-4-5-\\d{8}$"}]},
     "prices": {"input_mtok": {"base": 3, "tiers": [{"start": 200000, "price": 6}]},
                "output_mtok": 15, "cache_read_mtok": 0.3, "cache_write_mtok": 3.75,
                "cache_write_1h_mtok": 6}},
    {"id": "claude-dated", "match": {"equals": "claude-dated"}, "prices": [
      {"prices": {"input_mtok": 1, "output_mtok": 2}},
      {"constraint": {"start_date": "2026-01-01"}, "prices": {"input_mtok": 3, "output_mtok": 4}},
      {"constraint": {"start_time": "22:00:00Z", "end_time": "02:00:00Z"},
       "prices": {"input_mtok": 0.5, "output_mtok": 1}}]}]},
  {"id": "openrouter", "models": [
    {"id": "anthropic/claude-sonnet-4-5", "match": {"equals": "anthropic/claude-sonnet-4-5"},
     "prices": {"input_mtok": 4, "output_mtok": 20}},
    {"id": "open/model", "match": {"equals": "open/model"},
     "prices": {"input_mtok": 0.1, "output_mtok": 0.2}}]},
  {"id": "host-b", "models": [
    {"id": "open/model", "match": {"equals": "open/model"},
     "prices": {"input_mtok": 0.3, "output_mtok": 0.4}}]},
  {"id": "host-c", "models": [
    {"id": "open/model", "match": {"equals": "open/model"},
     "prices": {"input_mtok": 0.9, "output_mtok": 0.9}}]}])";

const double kJuly = 1784561400;  // 2026-07-20T15:30:00Z

}  // namespace

TEST_CASE("a model is found by the first rule of the fixed order that fits, and by no likeness") {
  const PriceBook list = book(kGenai);
  const Books books{&list};
  CHECK(match(books, "anthropic", "claude-sonnet-4-5") == "exact anthropic/claude-sonnet-4-5");
  CHECK(match(books, "anthropic", " Claude-Sonnet-4-5 ") == "exact anthropic/claude-sonnet-4-5");
  CHECK(match(books, "anthropic", "claude-4-5-sonnet") == "alias anthropic/claude-sonnet-4-5");
  CHECK(match(books, "my-anthropic-gateway", "x/y/claude-4-5-sonnet") ==
        "provider_stripped anthropic/claude-sonnet-4-5");
  for (const char* dated : {"claude-sonnet-4-5-20250929", "claude-sonnet-4-5@20250929",
                            "claude-sonnet-4-5-2025-09-29"}) {
    CHECK(match(books, "anthropic", dated) == "date_stripped anthropic/claude-sonnet-4-5");
  }
  CHECK(match(books, "anthropic", "claude-sonnet-4-5-20259929") ==
        "pattern anthropic/claude-sonnet-4-5");
  CHECK(match(books, "anthropic", "claude-dated-latest") ==
        "variant_stripped anthropic/claude-dated");
  CHECK(match(books, "", "unheard-of:free") == "free_suffix");
  // A wildcard of the maker's stands for what it sells, not for what another host gives away.
  CHECK(match(books, "anthropic", "claude-sonnet-4-5-x:free") ==
        "pattern anthropic/claude-sonnet-4-5");
  CHECK(match(books, "openrouter", "anthropic/claude-sonnet-4-5-x:free") == "free_suffix");
  for (const char* unknown : {"", "claude", "claude-sonnet-4", "claude-date", "claude-dated-2",
                              "open", ":free", "/", "sonnet"}) {
    CHECK(match(books, "anthropic", unknown) == "none");
  }
}

TEST_CASE("the run's provider comes first; another one's price is said to be assumed") {
  const PriceBook list = book(kGenai);
  const Books books{&list};
  const Match own = find_price(books, "openrouter", "anthropic/claude-sonnet-4-5");
  CHECK(own.entry->provider == "openrouter");
  CHECK_FALSE(own.assumptions.provider_assumed);
  const Match other = find_price(books, "bedrock", "claude-sonnet-4-5");
  CHECK(other.entry->provider == "anthropic");
  CHECK(other.assumptions.provider_assumed);
  // Of several hosts the one in the middle by price, and that they differ.
  const Match hosted = find_price(books, "nous", "open/model");
  CHECK(hosted.entry->provider == "host-b");
  CHECK(hosted.hosts == 3);
  CHECK(hosted.assumptions.hosts_differ);
}

TEST_CASE("a user's list goes before the bundled one, and a guess comes after both") {
  const PriceBook bundled = book(kGenai);
  const PriceBook mine = book("model,input,output\nclaude-sonnet-4-5,1,2\nopen/model-x,5,6\n");
  const Books books{&mine, &bundled};
  CHECK(find_price(books, "anthropic", "claude-sonnet-4-5").book == &mine);
  CHECK_FALSE(find_price(books, "anthropic", "claude-sonnet-4-5").assumptions.provider_assumed);
  CHECK(find_price(books, "anthropic", "claude-4-5-sonnet").book == &bundled);
}

TEST_CASE("golden: the cost of a run from its token classes, computed by hand") {
  const PriceBook list = book(kGenai);
  const Match match = find_price({&list}, "anthropic", "claude-sonnet-4-5");
  // 1,000 x 3 + 500 x 15 + 20,000 x 0.3 + 4,000 x 3.75 = 31,500 dollars per million.
  const Cost cost = cost_of(match, kJuly, {1'000, 500, 200, 20'000, 4'000});
  CHECK(cost.nano == 31'500'000);
  CHECK(cost.assumptions.short_cache_assumed);
  CHECK_FALSE(cost.assumptions.base_tier_assumed);
  CHECK_FALSE(cost.assumptions.cache_read_assumed);
  // 200,001 tokens of context in a run: one call may have been that long.
  CHECK(cost_of(match, kJuly, {200'001, 1, 0, 0, 0}).assumptions.base_tier_assumed);
  CHECK_FALSE(cost_of(match, kJuly, {200'000, 1, 0, 0, 0}).assumptions.base_tier_assumed);
  // One token at 0.3 dollars per million is 300 nano-dollars.
  CHECK(cost_of(match, kJuly, {0, 0, 0, 1, 0}).nano == 300);
  CHECK(cost_of(match, kJuly, {0, 0, 0, 0, 0}).nano == 0);
}

TEST_CASE("half a nano-dollar is rounded up once, for the whole run") {
  Rates rates;
  rates.input = 250'000;  // a quarter of a nano-dollar per token
  rates.output = 250'000;
  CHECK(cost_of(rates, {1, 0, 0, 0, 0}).nano == 0);
  CHECK(cost_of(rates, {1, 1, 0, 0, 0}).nano == 1);
  CHECK(cost_of(rates, {10'000'000'000, 0, 0, 0, 0}).nano == 2'500'000'000);
}

TEST_CASE("an absent cache price is the input price and says so; an absent price is no 0") {
  Rates rates;
  rates.input = 2'000'000'000;
  rates.output = 8'000'000'000;
  const Cost cached = cost_of(rates, {0, 0, 0, 1'000'000, 500'000});
  CHECK(cached.nano == 3'000'000'000);
  CHECK(cached.assumptions.cache_read_assumed);
  CHECK(cached.assumptions.cache_write_assumed);
  rates.output.reset();
  CHECK_FALSE(cost_of(rates, {10, 1, 0, 0, 0}).nano.has_value());
  CHECK(cost_of(rates, {10, 0, 0, 0, 0}).nano == 20'000);
  CHECK_FALSE(cost_of(rates, {std::nullopt, 0, 0, 0, 0}).nano.has_value());
  CHECK_FALSE(cost_of(rates, {-5, 0, 0, 0, 0}).nano.has_value());
}

TEST_CASE("reasoning is a part of output: added never, priced apart only where the list does") {
  Rates rates;
  rates.input = 0;
  rates.output = 10'000'000'000;
  CHECK(cost_of(rates, {0, 1'000'000, 400'000, 0, 0}).nano == 10'000'000'000);
  rates.reasoning = 20'000'000'000;
  CHECK(cost_of(rates, {0, 1'000'000, 400'000, 0, 0}).nano == 14'000'000'000);
  CHECK(cost_of(rates, {0, 1'000'000, 9'000'000, 0, 0}).nano == 20'000'000'000);
}

TEST_CASE("a price is that of the run's own time: by date, by hour, and never before the first") {
  const PriceBook list = book(kGenai);
  const Match match = find_price({&list}, "anthropic", "claude-dated");
  const auto input_at = [&](double moment) {
    Assumptions assumptions;
    const Rates rates = rates_at(match, moment, assumptions);
    CHECK(bool{assumptions.time_of_day});
    return *rates.input;
  };
  const double new_year = 1767225600;  // 2026-01-01T00:00:00Z, at night
  CHECK(input_at(new_year + 43'200) == 3'000'000'000);
  CHECK(input_at(new_year - 43'200) == 1'000'000'000);
  CHECK(input_at(new_year) == 500'000'000);
  CHECK(input_at(new_year + 7'199) == 500'000'000);
  CHECK(input_at(new_year + 7'200) == 3'000'000'000);
  CHECK(input_at(new_year + 79'199) == 3'000'000'000);
  CHECK(input_at(new_year + 79'200) == 500'000'000);

  const PriceBook dated =
      book("model,input,output,effective_from\nm,4,4,2026-03-01\nm,2,2,2026-01-01\n");
  const Match later = find_price({&dated}, "", "m");
  CHECK(cost_of(later, new_year, {1'000'000, 0, 0, 0, 0}).nano == 2'000'000'000);
  const Cost early = cost_of(later, new_year - 1, {1'000'000, 0, 0, 0, 0});
  CHECK(early.nano == 2'000'000'000);
  CHECK(early.assumptions.later_price);
  CHECK(cost_of(later, kJuly, {1'000'000, 0, 0, 0, 0}).nano == 4'000'000'000);
}

TEST_CASE("an expression of beginnings tells whose model it is, where hosts list it too") {
  const PriceBook list = book(R"([
    {"id": "cloud", "models": [{"id": "o4-mini", "prices": {"input_mtok": 1, "output_mtok": 2}}]},
    {"id": "maker", "model_match": {"regex": "^o[134]"}, "models": [
      {"id": "o4-mini", "prices": {"input_mtok": 3, "output_mtok": 4}}]}])");
  CHECK(match({&list}, "", "o4-mini") == "exact maker/o4-mini");
}

TEST_CASE("a model's maker is whom a list names for such models, and not who sells it") {
  const PriceBook list = book(R"([
    {"id": "cloud", "model_match": {"contains": "gemini"}, "models": [
      {"id": "gemini-9", "prices": {"input_mtok": 1, "output_mtok": 2}}, {"id": "gemma-9", "prices": {"input_mtok": 1, "output_mtok": 2}},
      {"id": "claude-9", "prices": {"input_mtok": 1, "output_mtok": 2}}]},
    {"id": "maker", "model_match": {"contains": "claude"}, "models": [
      {"id": "claude-9", "prices": {"input_mtok": 1, "output_mtok": 2}}]},
    {"id": "cups", "model_match": {"starts_with": "cups/"}, "models": [
      {"id": "qwen3-1", "prices": {"input_mtok": 1, "output_mtok": 2}},
      {"id": "@cup/meta/llama-1", "prices": {"input_mtok": 1, "output_mtok": 2}},
      {"id": "global.amazon.nova-1", "prices": {"input_mtok": 1, "output_mtok": 2}}]},
    {"id": "host", "models": [
      {"id": "llama-9", "prices": {"input_mtok": 1, "output_mtok": 2}}, {"id": "llama3-9b", "prices": {"input_mtok": 1, "output_mtok": 2}},
      {"id": "qwen-9", "prices": {"input_mtok": 1, "output_mtok": 2}}, {"id": "us.maker.claude-9", "prices": {"input_mtok": 1, "output_mtok": 2}},
      {"id": "maker/claude-9:free", "prices": {"input_mtok": 1, "output_mtok": 2}}, {"id": "gemini-lab/jamba", "prices": {"input_mtok": 1, "output_mtok": 2}},
      {"id": "9b", "prices": {"input_mtok": 1, "output_mtok": 2}}]}])");
  const auto maker = [&](const std::string& provider, const std::string& model) {
    return maker_of({&list}, find_price({&list}, provider, model));
  };
  CHECK(maker("cloud", "gemini-9") == "cloud");
  CHECK(maker("cloud", "gemma-9") == "cloud");  // none's by name, and the provider makes models
  CHECK(maker("cloud", "claude-9") == "maker");
  CHECK(maker("maker", "claude-9") == "maker");
  CHECK(maker("host", "us.maker.claude-9") == "maker");
  CHECK(maker("host", "maker/claude-9:free") == "maker");
  CHECK(maker("host", "gemini-lab/jamba") == "gemini-lab");
  CHECK(maker("host", "llama-9") == "llama");
  CHECK(maker("host", "llama3-9b") == "llama");
  CHECK(maker("host", "qwen-9") == "qwen");
  CHECK(maker("host", "9b") == "");
  // Its rule is for names that begin as its own do, and not for models that it makes.
  CHECK(maker("cups", "qwen3-1") == "qwen");
  CHECK(maker("cups", "@cup/meta/llama-1") == "meta");
  CHECK(maker("cups", "global.amazon.nova-1") == "amazon");
  CHECK(maker("host", "unheard-of") == "");

  const auto own = PriceBook::parse(
      "model,provider,input,output\nbig,acme,2,3\nsmall,acme,1,2\nlone,,1,2\n", "own");
  REQUIRE(own.ok());
  const auto own_maker = [&](const std::string& model) {
    return maker_of({&own.value()}, find_price({&own.value()}, "", model));
  };
  CHECK(own_maker("big") == "acme");
  CHECK(own_maker("small") == "acme");
  CHECK(own_maker("lone") == "");
}

TEST_CASE("Assumptions are named, joined and empty at first") {
  Assumptions none, some;
  CHECK(none.names().empty());
  some.later_price = true;
  none |= some;
  CHECK(none.names() == std::vector<std::string_view>{"later_price"});
  CHECK(refusal_of("") == "list: the file is empty");
}
