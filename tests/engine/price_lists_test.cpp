// SPDX-License-Identifier: MIT
// The formats of price lists, told apart by shape; and lists that are wrong.
#include <doctest/doctest.h>

#include "cronlens/prices.hpp"

using namespace cronlens;
using namespace cronlens::prices;

namespace {

Result<PriceBook> parse(const std::string& text) {
  return PriceBook::parse(text, "list");
}

std::string why(const std::string& text) {
  const auto parsed = parse(text);
  return parsed.ok() ? "" : parsed.error().detail;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// "model: reason" of the only refused row.
std::string only_refusal(const std::string& text) {
  const auto parsed = parse(text);
  REQUIRE_MESSAGE(parsed.ok(), parsed.error().detail);
  REQUIRE(parsed.value().refused() == 1);
  return parsed.value().refusals()[0].what + ": " + parsed.value().refusals()[0].why;
}

struct Sample {
  Format format;
  std::string text;
  std::string provider, model;
};

const Sample kSamples[] = {
    {Format::litellm,
     R"({"sample_spec": {"input_cost_per_token": 0, "litellm_provider": "x", "mode": "chat"},
         "m": {"input_cost_per_token": 2e-06, "output_cost_per_token": 8e-06,
               "cache_read_input_token_cost": 5e-07, "litellm_provider": "p", "mode": "chat",
               "input_cost_per_token_above_200k_tokens": 4e-06},
         "picture": {"input_cost_per_token": 1, "litellm_provider": "p",
                     "mode": "image_generation"}})",
     "p", "m"},
    {Format::openrouter,
     R"({"data": [{"id": "m", "canonical_slug": "m-20260101", "pricing": {"prompt": "0.000002",
         "completion": "0.000008", "input_cache_read": "0.0000005", "image": "0"}}]})",
     "openrouter", "m"},
    {Format::models_dev,
     R"({"p": {"id": "p", "models": {"m": {"id": "m", "cost": {"input": 2, "output": 8,
         "cache_read": 0.5}}}}})",
     "p", "m"},
    {Format::genai_prices,
     R"({"source": "s", "as_of": "2026-09-23", "providers": [{"id": "p", "models": [{"id": "m",
         "match": {"equals": "m"}, "prices": {"input_mtok": 2, "output_mtok": 8,
         "cache_read_mtok": 0.5}}]}]})",
     "p", "m"},
    {Format::telemetry_yaml, "models:\n  m: {input: 2, output: 8.0, cache_read: 0.5}\n", "", "m"},
    {Format::telemetry_yaml, R"({"models": {"m": {"input": 2, "output": 8, "cache_read": 0.5}}})",
     "", "m"},
    {Format::telemetry_yaml, "m: {input: 2, output: 8.0, cache_read: 0.5}\n", "", "m"},
    {Format::csv,
     "\xEF\xBB\xBFmodel,provider,input,output,cache_read,unit,currency\r\n"
     "m,p,0.000002,8e-6,\"0.0000005\",per_token,USD\r\n\r\n",
     "p", "m"},
};

}  // namespace

TEST_CASE("each format is told by its shape, and the same prices come out of all") {
  for (const Sample& sample : kSamples) {
    const auto parsed = parse(sample.text);
    REQUIRE_MESSAGE(parsed.ok(), parsed.error().detail);
    const PriceBook& list = parsed.value();
    CHECK(list.format() == sample.format);
    REQUIRE_MESSAGE(list.entries().size() == 1, name_of(sample.format));
    const Entry& entry = list.entries()[0];
    CHECK(entry.provider == sample.provider);
    CHECK(entry.model == sample.model);
    const Rates& rates = entry.rates[0].rates;
    CHECK(rates.input == 2'000'000'000);
    CHECK(rates.output == 8'000'000'000);
    CHECK(rates.cache_read == 500'000'000);
    CHECK(list.refused() == 0);
  }
}

TEST_CASE("a list says where it comes from and of which day it is; tiers and aliases are kept") {
  CHECK(parse(kSamples[3].text).value().as_of() == "2026-09-23");
  CHECK(parse(kSamples[0].text).value().entries()[0].rates[0].rates.tier_start == 200'000);
  const auto openrouter = parse(kSamples[1].text);
  CHECK(find_price({&openrouter.value()}, "openrouter", "m-20260101").rule == MatchRule::alias);
}

TEST_CASE("rows that make no sense are refused one by one, with the reason") {
  const std::string good = "\"g\": {\"input_cost_per_token\": 1e-06, \"litellm_provider\": \"p\"}";
  const auto litellm = [&](const std::string& row) {
    return only_refusal("{" + good + ", \"bad\": {\"litellm_provider\": \"p\", " + row + "}}");
  };
  CHECK(has(litellm("\"input_cost_per_token\": -1e-06"),
            "bad: input_cost_per_token: a price is neg"));
  CHECK(has(litellm("\"input_cost_per_token\": \"1e-06\""), "not a number"));
  CHECK(has(litellm("\"input_cost_per_token\": 3"), "the unit looks wrong"));
  CHECK(has(litellm("\"input_cost_per_token\": null"), "no price per token"));
  CHECK(has(only_refusal("{" + good + "," + good + "}"), "occurs twice"));
  CHECK(has(only_refusal("model,input,output\na,1,2\na,1,2\n"),
            "line 3 (a): listed twice, at the same"));
  CHECK(has(only_refusal("model,input,output\na,1,2\na,1,3\n"), "at two prices: the first one"));
  CHECK(has(only_refusal("model,input,output\na,1,2\nb,one,2\n"), "not a number"));
  CHECK(has(only_refusal("model,input,output,currency\na,1,2,USD\nb,1,2,EUR\n"), "not USD: eur"));
  CHECK(has(only_refusal("model,input,output,unit\na,1,2,\nb,1,2,per_word\n"), "unit is none of"));
  CHECK(has(only_refusal("model,input,effective_from\na,1,\nb,1,2026-02-30\n"), "no date"));
  CHECK(has(only_refusal("model,input,output\na,1,2\n,1,2\n"), "names no model"));
  CHECK(has(only_refusal(R"({"data": [{"id": "a", "pricing": {"prompt": "0.000001"}},
                             {"id": "auto", "pricing": {"prompt": "-1"}}]})"),
            "varies"));
  CHECK(has(only_refusal("models: {a: {input: 1}, b: {input: cheap}}"), "not a number"));
  CHECK(has(only_refusal("models: {a: {input: 1}, b: 3}"), "not a map"));
}

TEST_CASE("a list in the wrong unit is refused as a whole, and says which unit it looks like") {
  CHECK(has(why(R"({"p": {"models": {"m": {"id": "m", "cost": {"input": 0.000002}}}}})"),
            "looks like prices per token"));
  CHECK(has(why("model,input,output,unit\nm,3,15,per_1k\n"), "looks like prices per million"));
  CHECK(has(why(R"({"m": {"input_cost_per_token": 3, "litellm_provider": "p"}})"),
            "no row has a price that can be used; the first: m"));
}

TEST_CASE("aliases lead to a row through other aliases, and a circle of them is refused") {
  const auto parsed =
      parse("model,input,output,alias_of\nm,1,2,\na,,,b\nb,,,m\nx,,,y\ny,,,x\nz,,,z\nw,,,q\n");
  REQUIRE(parsed.ok());
  const Books books{&parsed.value()};
  CHECK(find_price(books, "", "a").rule == MatchRule::alias);
  CHECK(find_price(books, "", "a").entry->model == "m");
  CHECK_FALSE(find_price(books, "", "x").found());
  REQUIRE(parsed.value().refused() == 4);
  CHECK(has(parsed.value().refusals()[0].why, "back to itself"));
  CHECK(has(parsed.value().refusals()[2].why, "back to itself"));
  CHECK(has(parsed.value().refusals()[3].why, "names no row"));
}

TEST_CASE("what is no price list is refused in one sentence, whatever it is") {
  for (const char* text :
       {"", " \n", "[", "[]", "{}", "[1,2]", "null", "hello", "\"text\"", "- a\n- b\n",
        "{\"data\": []}", "a: [unclosed", "\x01\x02", "{\"a\": 1}", "models:\n",
        "model,input,output\n", "model,input\nm,\n", "{\"a\":{\"models\":{}}}"}) {
    CHECK_MESSAGE(!why(text).empty(), text);
  }
  CHECK_FALSE(why(std::string(100'000, '[')).empty());
  CHECK_FALSE(why(std::string(100'000, '{')).empty());
}

TEST_CASE("small YAML that would unfold into a large tree, or into itself, is refused") {
  std::string bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
    for (int k = 0; k < 8; ++k) bomb += "," + before;
    bomb += "]\n";
  }
  CHECK(has(why(bomb), "unfold"));
  CHECK(has(why("a: &a [*a]\n"), "unfold"));
}

TEST_CASE("a list of 100,000 models is read, and what it refuses is counted and bounded") {
  std::string text = "model,input,output\n";
  for (int i = 0; i < 100'000; ++i) {
    text += "model-" + std::to_string(i) + (i % 2 ? ",-1,2\n" : ",1,2\n");
  }
  const auto parsed = parse(text);
  REQUIRE(parsed.ok());
  CHECK(parsed.value().entries().size() == 50'000);
  CHECK(parsed.value().refused() == 50'000);
  CHECK(parsed.value().refusals().size() == 1'000);
  CHECK(find_price({&parsed.value()}, "", "model-99998").rule == MatchRule::exact);
}

TEST_CASE("pricing.yaml: its multipliers give the cache prices, and the list says so") {
  const auto parsed = parse(
      "models:\n  a: {input: 10, output: 1, _source: openrouter}\n"
      "  s: {input: 0, output: 0, _subscription: true}\n"
      "defaults: {cache_read_multiplier: 0.5}\n_meta: {last_refresh: '2026-07-20T01:00:00Z'}\n");
  REQUIRE(parsed.ok());
  CHECK(parsed.value().as_of() == "2026-07-20T01:00:00Z");
  const Entry& entry = parsed.value().entries()[0];
  CHECK(entry.provider == "openrouter");
  CHECK(entry.has_derived_cache);
  CHECK(entry.rates[0].rates.cache_read == 5'000'000'000);
  CHECK(entry.rates[0].rates.cache_write == 12'500'000'000);
  const Match plan = find_price({&parsed.value()}, "", "s");
  CHECK(plan.assumptions.is_subscription);
  CHECK(cost_of(plan, 0, {1'000, 1'000, 0, 0, 0}).nano == 0);
}
