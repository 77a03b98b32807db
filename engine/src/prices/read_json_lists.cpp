// SPDX-License-Identifier: MIT
// LiteLLM, OpenRouter and models.dev.
#include <charconv>
#include <cstdlib>

#include "prices/collector.hpp"

namespace cronlens::prices {
namespace {

struct Field {
  const char* name;
  std::optional<NanoUsd> Rates::*rate;
};

/// Reads each field's price. False, with the reason refused, where one makes no sense.
template <std::size_t N>
bool read_rates(const Json& row, const Field (&fields)[N], double factor, Rates& rates,
                const std::string& what, Collector& collector) {
  std::string why;
  for (const Field& field : fields) {
    if (Collector::read_price(member(row, field.name), factor, rates.*field.rate, why)) continue;
    collector.refuse(what, std::string(field.name) + ": " + why);
    return false;
  }
  return true;
}

/// The number in a key's `_above_200k_tokens`, or 0.
std::int64_t tier_of(const std::string& key) {
  const auto above = key.find("_above_");
  if (above == std::string::npos || !key.ends_with("k_tokens")) return 0;
  std::int64_t thousands = 0;
  const char* first = key.data() + above + 7;
  const auto read = std::from_chars(first, key.data() + key.size(), thousands);
  return read.ec == std::errc() && thousands < 1'000'000 ? thousands * 1'000 : 0;
}

constexpr Field kLitellm[] = {
    {"input_cost_per_token", &Rates::input},
    {"output_cost_per_token", &Rates::output},
    {"cache_read_input_token_cost", &Rates::cache_read},
    {"cache_creation_input_token_cost", &Rates::cache_write},
    {"cache_creation_input_token_cost_above_1hr", &Rates::cache_write_1h},
    {"output_cost_per_reasoning_token", &Rates::reasoning},
};
constexpr Field kOpenrouter[] = {
    {"prompt", &Rates::input},
    {"completion", &Rates::output},
    {"input_cache_read", &Rates::cache_read},
    {"input_cache_write", &Rates::cache_write},
    {"internal_reasoning", &Rates::reasoning},
};
constexpr Field kModelsDev[] = {
    {"input", &Rates::input},           {"output", &Rates::output},
    {"cache_read", &Rates::cache_read}, {"cache_write", &Rates::cache_write},
    {"reasoning", &Rates::reasoning},
};

void read_litellm_row(const std::string& model, const Json& row, Collector& collector) {
  const std::string mode = text_of(row, "mode");
  const bool is_chat = mode.empty() || mode == "chat" || mode == "responses";
  if (model == "sample_spec" || !is_chat) return;
  Entry entry;
  entry.provider = text_of(row, "litellm_provider");
  entry.model = model;
  DatedRates dated;
  if (!read_rates(row, kLitellm, kPerToken, dated.rates, model, collector)) return;
  for (const auto& [key, value] : row.items()) {
    const std::int64_t tier = tier_of(key);
    auto& start = dated.rates.tier_start;
    if (tier > 0 && (!start || tier < *start)) start = tier;
  }
  entry.rates.push_back(dated);
  entry.context = count_of(row, "max_input_tokens");
  collector.add(std::move(entry), model);
}

/// OpenRouter writes decimal strings. A whole text that is a number becomes one.
Json with_numbers(const Json& pricing) {
  Json out = Json::object();
  for (const auto& [key, value] : pricing.items()) {
    out[key] = value;
    if (!value.is_string()) continue;
    const auto& text = value.get_ref<const std::string&>();
    char* end = nullptr;
    const double number = std::strtod(text.c_str(), &end);
    if (!text.empty() && end == text.c_str() + text.size()) out[key] = number;
  }
  return out;
}

void read_openrouter_row(const Json& row, Collector& collector) {
  const std::string model = text_of(row, "id");
  const Json* pricing = member(row, "pricing");
  if (model.empty() || !pricing || !pricing->is_object()) {
    return collector.refuse(model.empty() ? "an item of data" : model, "no id or no pricing");
  }
  const Json numbers = with_numbers(*pricing);
  const Json* prompt = member(numbers, "prompt");
  if (prompt && *prompt == -1) return collector.refuse(model, "its price varies (-1)");
  Entry entry;
  entry.provider = "openrouter";
  entry.model = model;
  DatedRates dated;
  if (!read_rates(numbers, kOpenrouter, kPerToken, dated.rates, model, collector)) return;
  // 0 stands for "not apart" here, not for free.
  for (const auto rate : {&Rates::cache_read, &Rates::cache_write, &Rates::reasoning}) {
    if (dated.rates.*rate == 0 && dated.rates.input != 0) (dated.rates.*rate).reset();
  }
  entry.rates.push_back(dated);
  entry.context = count_of(row, "context_length");
  const auto place = collector.add(std::move(entry), model);
  const std::string slug = text_of(row, "canonical_slug");
  if (place && !slug.empty()) collector.add_alias(slug, *place);
}

void read_models_dev_row(const std::string& provider, const Json& row, Collector& collector) {
  const std::string model = text_of(row, "id");
  const std::string what = provider + "/" + model;
  const Json* cost = member(row, "cost");
  if (cost == nullptr || cost->is_null()) return collector.refuse(what, "no cost is listed");
  Entry entry;
  entry.provider = provider;
  entry.model = model;
  DatedRates dated;
  if (!read_rates(*cost, kModelsDev, kPerMillion, dated.rates, what, collector)) return;
  if (member(*cost, "context_over_200k") != nullptr) dated.rates.tier_start = 200'000;
  entry.rates.push_back(dated);
  if (const Json* limit = member(row, "limit")) entry.context = count_of(*limit, "context");
  collector.add(std::move(entry), what);
}

/// Whether most of an object's first values have the property.
template <class Has>
bool most_have(const Json& document, Has has) {
  if (!document.is_object() || document.empty()) return false;
  std::size_t seen = 0, having = 0;
  for (const auto& [key, value] : document.items()) {
    if (key == "sample_spec") continue;
    if (++seen > 200) break;
    if (has(value)) ++having;
  }
  return having * 2 > seen;
}

}  // namespace

bool is_litellm(const Json& document) {
  return most_have(document, [](const Json& row) {
    return member(row, "input_cost_per_token") || member(row, "litellm_provider");
  });
}

bool is_openrouter(const Json& document) {
  const Json* data = member(document, "data");
  return data && data->is_array() && !data->empty() && member(data->front(), "pricing");
}

bool is_models_dev(const Json& document) {
  return most_have(document, [](const Json& provider) {
    const Json* models = member(provider, "models");
    return models && models->is_object();
  });
}

void read_litellm(const Json& document, Collector& collector) {
  for (const auto& [model, row] : document.items()) read_litellm_row(model, row, collector);
}

void read_openrouter(const Json& document, Collector& collector) {
  for (const Json& row : *member(document, "data")) read_openrouter_row(row, collector);
}

void read_models_dev(const Json& document, Collector& collector) {
  for (const auto& [id, provider] : document.items()) {
    const Json* models = member(provider, "models");
    if (models == nullptr || !models->is_object()) {
      collector.refuse(id, "the provider lists no models");
      continue;
    }
    for (const auto& [key, row] : models->items()) read_models_dev_row(id, row, collector);
  }
}

}  // namespace cronlens::prices
