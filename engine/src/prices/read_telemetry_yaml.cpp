// SPDX-License-Identifier: MIT
// hermes-telemetry's pricing.yaml as a price list like the others: names are not looked up by
// prefix, and a row that makes no sense costs only itself.
#include "cronlens/telemetry_prices.hpp"
#include "prices/collector.hpp"
#include "yaml/python_float.hpp"
#include "yaml/yaml.hpp"

namespace cronlens::prices {
namespace {

using Kind = yaml::Node::Kind;

struct Field {
  const char* name;
  std::optional<NanoUsd> Rates::*rate;
};
constexpr Field kFields[] = {
    {"input", &Rates::input},           {"output", &Rates::output},
    {"cache_read", &Rates::cache_read}, {"cache_write", &Rates::cache_write},
    {"reasoning", &Rates::reasoning},
};

bool is_true(const yaml::Node& row, const char* name) {
  const yaml::Node* value = row.find(name);
  return value && value->kind == Kind::boolean && value->boolean;
}

bool read_field(const yaml::Node& row, const Field& field, Rates& rates, std::string& why) {
  const yaml::Node* value = row.find(field.name);
  if (value == nullptr || value->kind == Kind::null) return true;
  const bool is_number = value->kind == Kind::integer || value->kind == Kind::real;
  const Json json = is_number ? Json(value->number) : Json(value->text);
  if (Collector::read_price(&json, kPerMillion, rates.*field.rate, why)) return true;
  why = std::string(field.name) + ": " + why;
  return false;
}

/// The multiplier from the file's defaults, else hermes-telemetry's own.
double multiplier(const yaml::Node* defaults, const char* name, double otherwise) {
  const yaml::Node* value = defaults ? defaults->find(name) : nullptr;
  const auto number = value ? yaml::python_float(*value) : std::nullopt;
  return number && *number >= 0 && *number <= 100 ? *number : otherwise;
}

void derive_cache_prices(const yaml::Node* defaults, Entry& entry) {
  Rates& rates = entry.rates[0].rates;
  if (!rates.input) return;
  const auto derive = [&](std::optional<NanoUsd>& rate, const char* name, double otherwise) {
    if (rate) return;
    rate = static_cast<NanoUsd>(
        static_cast<double>(*rates.input) * multiplier(defaults, name, otherwise) + 0.5);
    entry.has_derived_cache = true;
  };
  derive(rates.cache_read, "cache_read_multiplier", 0.10);
  derive(rates.cache_write, "cache_write_multiplier", 1.25);
}

void read_row(const yaml::Node& key, const yaml::Node& row, const yaml::Node* defaults,
              Collector& collector) {
  if (!row.is_map()) return collector.refuse(key.text, "the entry is not a map");
  Entry entry;
  entry.model = key.text;
  const yaml::Node* source = row.find("_source");
  if (source && source->text == "openrouter") entry.provider = "openrouter";
  entry.is_subscription = is_true(row, "_subscription");
  entry.is_estimate = is_true(row, "_estimated_price");
  DatedRates dated;
  std::string why;
  for (const Field& field : kFields) {
    if (!read_field(row, field, dated.rates, why)) return collector.refuse(key.text, why);
  }
  entry.rates.push_back(dated);
  derive_cache_prices(defaults, entry);
  collector.add(std::move(entry), key.text);
}

}  // namespace

std::optional<Error> read_telemetry_yaml(std::string_view text, PriceBook::Index& index,
                                         Collector& collector) {
  const auto document = yaml::parse(text);
  if (!document) return document.error();
  const yaml::Node& root = document.value();
  if (!root.is_map()) {
    return make_error(ErrorCode::bad_query,
                      "not a price list in a known shape: LiteLLM, OpenRouter, models.dev or "
                      "genai-prices JSON, pricing.yaml, or CSV with a column 'model'");
  }
  const yaml::Node* models = root.find("models");
  const yaml::Node* defaults = root.find("defaults");
  if (defaults && !defaults->is_map()) defaults = nullptr;
  const yaml::Node* meta = root.find("_meta");
  const yaml::Node* refreshed = meta && meta->is_map() ? meta->find("last_refresh") : nullptr;
  if (refreshed) index.as_of = refreshed->text;
  if (models == nullptr && root.find("defaults") == nullptr) models = &root;
  if (models == nullptr) return std::nullopt;
  for (const auto& [key, row] : models->members) {
    if (key.text != "_meta") read_row(key, row, defaults, collector);
  }
  return std::nullopt;
}

}  // namespace cronlens::prices
