// SPDX-License-Identifier: MIT
#include "cronlens/telemetry_prices.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "facts/text.hpp"
#include "prices/telemetry_table.hpp"
#include "yaml/python_float.hpp"

namespace cronlens::prices {
namespace {

using Entry = TelemetryPrices::Entry;
using Kind = yaml::Node::Kind;

constexpr double kCacheReadMultiplier = 0.10;
constexpr double kCacheWriteMultiplier = 1.25;

Entry entry_of(const TelemetryRow& row) {
  return {row.input, row.output, row.cache_read, row.cache_write, {}, "", false};
}

using Table = std::vector<std::pair<std::string_view, Entry>>;

Table make_table(std::span<const TelemetryRow> rows) {
  Table table;
  for (const TelemetryRow& row : rows) table.emplace_back(row.name, entry_of(row));
  return table;
}

const Table& built_in_models() {
  static const Table table = make_table(telemetry_models());
  return table;
}

const Table& built_in_families() {
  static const Table table = make_table(telemetry_families());
  return table;
}

const Entry* find_model(std::string_view name) {
  for (const auto& [model, entry] : built_in_models()) {
    if (model == name) return &entry;
  }
  return nullptr;
}

bool is_eligible(const Entry& entry, std::string_view provider) {
  if (entry.source != "openrouter" || provider.empty()) return true;
  return facts::contains_ignoring_case(provider, "openrouter");
}

std::string key_text(const yaml::Node& key) {
  if (key.kind == Kind::null) return "none";
  if (key.kind == Kind::boolean) return key.boolean ? "true" : "false";
  return facts::ascii_lower(key.text);
}

bool is_truthy(const yaml::Node& node) {
  if (node.kind == Kind::text) return !node.text.empty();
  return node.kind == Kind::list ? !node.items.empty()
         : node.is_map()         ? !node.members.empty()
                                 : node.number != 0;
}

std::optional<double>* rate_of(Entry& entry, std::string_view name) {
  if (name == "input") return &entry.input;
  if (name == "output") return &entry.output;
  if (name == "cache_read") return &entry.cache_read;
  if (name == "cache_write") return &entry.cache_write;
  return name == "reasoning" ? &entry.reasoning : nullptr;
}

/// False where the whole file is to be dropped: a key that is no text, or a value no number.
bool read_entry(const yaml::Node& node, Entry& entry, std::string& why) {
  for (const auto& [key, value] : node.members) {
    why = "a key is not a text: " + key.text;
    if (!key.is_text()) return false;
    if (key.text.starts_with('_')) {
      if (key.text == "_source") entry.source = facts::ascii_lower(value.text);
      if (key.text == "_subscription") entry.is_subscription = is_truthy(value);
      continue;
    }
    if (value.kind == Kind::null) continue;
    const auto number = yaml::python_float(value);
    why = "'" + key.text + "' is not a number";
    if (!number) return false;
    if (auto* rate = rate_of(entry, key.text)) *rate = *number;
  }
  return true;
}

std::optional<double> multiplier(const yaml::Node* defaults, std::string_view name) {
  const yaml::Node* value = defaults && defaults->is_map() ? defaults->find(name) : nullptr;
  return value ? yaml::python_float(*value) : std::nullopt;
}

std::optional<std::string> google_alternative(std::string_view model) {
  if (model.starts_with("google/gemini-")) return std::string(model.substr(7));
  if (model.starts_with("gemini-")) return "google/" + std::string(model);
  return std::nullopt;
}

double count_of(const nlohmann::json& usage, const char* name) {
  const auto found = usage.find(name);
  if (found == usage.end()) return 0;
  const auto number = found->is_number()    ? std::optional(found->get<double>())
                      : found->is_string()  ? yaml::python_float(found->get<std::string>())
                      : found->is_boolean() ? std::optional(found->get<bool>() ? 1.0 : 0.0)
                                            : std::nullopt;
  return number && std::isfinite(*number) ? std::trunc(*number) : 0;
}

}  // namespace

TelemetryUsage read_telemetry_usage(std::string_view json) {
  const auto usage = nlohmann::json::parse(json, nullptr, false);
  if (!usage.is_object()) return {};
  return {count_of(usage, "input_tokens"), count_of(usage, "output_tokens"),
          count_of(usage, "cache_read_tokens"), count_of(usage, "cache_write_tokens"),
          count_of(usage, "reasoning_tokens")};
}

TelemetryPrices TelemetryPrices::parse(std::string_view yaml, std::string& warning) {
  TelemetryPrices prices;
  const auto document = yaml::parse(yaml);
  if (!document) {
    warning = document.error().detail;
    return {};
  }
  const yaml::Node& root = document.value();
  const yaml::Node *models = root.find("models"), *defaults = root.find("defaults");
  // An older form had the models at the top.
  if (models == nullptr && defaults == nullptr) models = &root;
  static const yaml::Node kNone;
  for (const auto& [key, value] : (models ? *models : kNone).members) {
    if (!value.is_map()) continue;
    Entry entry;
    std::string why;
    if (!read_entry(value, entry, why)) {
      warning = key_text(key) + ": " + why + "; hermes-telemetry then ignores the whole file";
      return {};
    }
    const std::string name = key_text(key);
    const auto same = [&](const auto& known) { return known.first == name; };
    const auto known = std::find_if(prices.models_.begin(), prices.models_.end(), same);
    if (known != prices.models_.end()) {
      known->second = entry;
    } else {
      prices.models_.emplace_back(name, entry);
    }
  }
  prices.cache_read_multiplier_ = multiplier(defaults, "cache_read_multiplier");
  prices.cache_write_multiplier_ = multiplier(defaults, "cache_write_multiplier");
  return prices;
}

const Entry* TelemetryPrices::find_custom(std::string_view model) const {
  for (const auto& [name, entry] : models_) {
    if (name == model) return &entry;
  }
  return nullptr;
}

TelemetryPrices::Found TelemetryPrices::find_prefix(std::string_view model,
                                                    std::string_view provider,
                                                    const Entry* assumed) const {
  std::vector<std::pair<std::string_view, const Entry*>> candidates;
  const auto consider = [&](std::string_view name, const Entry& entry) {
    if (model.starts_with(name)) candidates.emplace_back(name, &entry);
  };
  for (const auto& [name, entry] : models_) consider(name, entry);
  for (const auto& [name, entry] : built_in_models()) consider(name, entry);
  for (const auto& [name, entry] : built_in_families()) consider(name, entry);
  const auto longer = [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); };
  std::stable_sort(candidates.begin(), candidates.end(), longer);
  for (const auto& [name, entry] : candidates) {
    if (is_eligible(*entry, provider)) return {entry, false};
    if (assumed == nullptr) assumed = entry;
  }
  return {assumed, assumed != nullptr};
}

TelemetryPrices::Found TelemetryPrices::find_form(std::string_view model,
                                                  std::string_view provider) const {
  static const Entry kFree{0.0, 0.0, {}, {}, {}, "", false};
  const Entry* custom = find_custom(model);
  if (custom && is_eligible(*custom, provider)) return {custom, false};
  if (const Entry* exact = find_model(model)) return {exact, false};
  if (model.ends_with(":free")) return {&kFree, false};
  return find_prefix(model, provider, custom);
}

TelemetryRates TelemetryPrices::resolved(const Found& found) const {
  const Entry& entry = *found.entry;
  TelemetryRates rates;
  rates.input = entry.input.value_or(0);
  rates.output = entry.output.value_or(0);
  rates.cache_read = entry.cache_read.value_or(
      rates.input * cache_read_multiplier_.value_or(kCacheReadMultiplier));
  rates.cache_write = entry.cache_write.value_or(
      rates.input * cache_write_multiplier_.value_or(kCacheWriteMultiplier));
  rates.reasoning = entry.reasoning.value_or(rates.output);
  rates.provider_assumed = found.assumed;
  return rates;
}

std::optional<TelemetryRates> TelemetryPrices::find(std::string_view model,
                                                    std::string_view provider) const {
  const std::string name = facts::ascii_lower(model);
  if (name.empty()) return std::nullopt;
  Found found = find_form(name, provider);
  if (found.entry == nullptr) {
    if (const auto other = google_alternative(name)) found = find_form(*other, provider);
  }
  if (found.entry == nullptr) return std::nullopt;
  return resolved(found);
}

double TelemetryPrices::cost(const TelemetryUsage& usage, std::string_view model,
                             std::string_view provider) const {
  if (usage.is_zero()) return 0;
  const auto rates = find(model, provider);
  if (!rates) return 0;
  return (usage.input * rates->input + usage.output * rates->output +
          usage.cache_read * rates->cache_read + usage.cache_write * rates->cache_write +
          usage.reasoning * rates->reasoning) /
         1e6;
}

}  // namespace cronlens::prices
