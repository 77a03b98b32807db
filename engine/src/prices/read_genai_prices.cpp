// SPDX-License-Identifier: MIT
// genai-prices: [{id, models: [{id, match, prices}]}], or the same under `providers` beside the
// list's own source and date.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "prices/collector.hpp"
#include "prices/names.hpp"

namespace cronlens::prices {
namespace {

using Op = NameRule::Op;
constexpr int kMaxRuleDepth = 8;

struct Field {
  const char* name;
  std::optional<NanoUsd> Rates::*rate;
};
constexpr Field kFields[] = {
    {"input_mtok", &Rates::input},
    {"output_mtok", &Rates::output},
    {"cache_read_mtok", &Rates::cache_read},
    {"cache_write_mtok", &Rates::cache_write},
    {"cache_write_1h_mtok", &Rates::cache_write_1h},
    {"output_reasoning_mtok", &Rates::reasoning},
};

/// `^o[134]`: names that begin with one of a few texts.
std::optional<NameRule> rule_of_beginnings(std::string_view expression) {
  const auto open = expression.find('[');
  if (!expression.starts_with('^') || open == std::string_view::npos) return std::nullopt;
  if (!expression.ends_with(']') || expression.size() < open + 3) return std::nullopt;
  const std::string_view start = expression.substr(1, open - 1);
  const std::string_view choices = expression.substr(open + 1, expression.size() - open - 2);
  for (const std::string_view text : {start, choices}) {
    if (text.find_first_of("[](){}.*+?|^$\\-") != std::string_view::npos) return std::nullopt;
  }
  NameRule rule;
  rule.op = Op::any_of;
  for (const char c : choices) {
    rule.parts.push_back({Op::starts_with, folded(std::string(start) + c), {}});
  }
  return rule;
}

/// An expression that stands for one name only, as text. Those that end in a date are covered by
/// the rule that takes dates off; all others are left out, so there is one way to read them.
NameRule rule_of_expression(std::string_view expression) {
  if (const auto beginnings = rule_of_beginnings(expression)) return *beginnings;
  NameRule rule;
  for (const std::string_view date : {"-\\d{8}$", "-\\d{4}-\\d{2}-\\d{2}$"}) {
    if (expression.ends_with(date)) return rule;
  }
  if (!expression.starts_with('^') || !expression.ends_with('$')) return rule;
  std::string text;
  for (std::size_t i = 1; i + 1 < expression.size(); ++i) {
    char c = expression[i];
    const bool escaped = c == '\\';
    if (escaped) c = expression[++i];
    const bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    if (escaped ? letter : std::string_view("[](){}.*+?|^$").find(c) != std::string_view::npos) {
      return rule;
    }
    text += c;
  }
  rule.op = Op::equals;
  rule.text = folded(text);
  return rule;
}

NameRule rule_of(const Json& match, int depth = 0) {
  NameRule rule;
  if (!match.is_object() || match.empty() || depth > kMaxRuleDepth) return rule;
  const auto first = match.begin();
  const std::string& name = first.key();
  const Json& value = first.value();
  if ((name == "or" || name == "and") && value.is_array()) {
    rule.op = name == "or" ? Op::any_of : Op::all_of;
    for (const Json& part : value) rule.parts.push_back(rule_of(part, depth + 1));
    return rule;
  }
  if (!value.is_string()) return rule;
  const auto& text = value.get_ref<const std::string&>();
  if (name == "regex") return rule_of_expression(text);
  rule.op = name == "equals"        ? Op::equals
            : name == "starts_with" ? Op::starts_with
            : name == "ends_with"   ? Op::ends_with
            : name == "contains"    ? Op::contains
                                    : Op::never;
  rule.text = folded(text);
  return rule;
}

/// A number, or the `base` of {base, tiers}; the lowest tier goes into `rates`.
bool read_tiered(const Json* value, const Field& field, Rates& rates, std::string& why) {
  const Json* base = value && value->is_object() ? member(*value, "base") : value;
  if (!Collector::read_price(base, kPerMillion, rates.*field.rate, why)) return false;
  if (base == value) return true;
  const Json* tiers = member(*value, "tiers");
  if (tiers == nullptr || !tiers->is_array()) return true;
  for (const Json& tier : *tiers) {
    const Json* start = member(tier, "start");
    if (start == nullptr || !start->is_number_integer()) continue;
    const auto tokens = start->get<std::int64_t>();
    if (!rates.tier_start || tokens < *rates.tier_start) rates.tier_start = tokens;
  }
  return true;
}

std::optional<int> second_of_day(const std::string& text) {
  int hour = 0, minute = 0, second = 0;
  if (std::sscanf(text.c_str(), "%2d:%2d:%2d", &hour, &minute, &second) != 3) return std::nullopt;
  return hour * 3'600 + minute * 60 + second;
}

bool read_constraint(const Json* constraint, DatedRates& dated, std::string& why) {
  if (constraint == nullptr || constraint->is_null()) return true;
  const std::string date = text_of(*constraint, "start_date");
  if (!date.empty()) {
    const auto from = read_date(date);
    if (from) dated.from = *from;
    why = "start_date is no date: " + date;
    return from.has_value();
  }
  const auto start = second_of_day(text_of(*constraint, "start_time"));
  const auto end = second_of_day(text_of(*constraint, "end_time"));
  why = "a constraint of an unknown kind";
  if (!start || !end || *start == *end) return false;
  dated.day_start = *start;
  dated.day_end = *end;
  return true;
}

bool read_dated(const Json& prices, const Json* constraint, DatedRates& dated, std::string& why) {
  for (const Field& field : kFields) {
    if (read_tiered(member(prices, field.name), field, dated.rates, why)) continue;
    why = std::string(field.name) + ": " + why;
    return false;
  }
  return read_constraint(constraint, dated, why);
}

/// One price or a list of dated ones, in the list's order: of those that hold the last counts.
bool read_prices(const Json* prices, Entry& entry, std::string& why) {
  if (prices == nullptr) return true;
  if (!prices->is_array()) {
    return read_dated(*prices, nullptr, entry.rates.emplace_back(), why);
  }
  for (const Json& each : *prices) {
    const Json* inner = member(each, "prices");
    if (inner == nullptr) continue;
    auto& dated = entry.rates.emplace_back();
    if (!read_dated(*inner, member(each, "constraint"), dated, why)) return false;
  }
  return true;
}

void add_names(const NameRule& rule, std::uint32_t place, PriceBook::Index& index,
               Collector& collector) {
  if (rule.op == Op::equals) return collector.add_alias(rule.text, place);
  if (rule.op == Op::any_of) {
    for (const NameRule& part : rule.parts) add_names(part, place, index, collector);
  } else if (rule.op != Op::never) {
    index.patterns.emplace_back(rule, place);
  }
}

void read_model(const std::string& provider, const Json& model, PriceBook::Index& index,
                Collector& collector) {
  Entry entry;
  entry.provider = provider;
  entry.model = text_of(model, "id");
  entry.context = count_of(model, "context_window");
  const std::string what = provider + "/" + entry.model;
  std::string why;
  if (!read_prices(member(model, "prices"), entry, why)) return collector.refuse(what, why);
  const auto place = collector.add(std::move(entry), what);
  const Json* match = member(model, "match");
  if (place && match) add_names(rule_of(*match), *place, index, collector);
}

const Json* providers_of(const Json& document) {
  const Json* inner = member(document, "providers");
  return inner ? inner : &document;
}

}  // namespace

bool is_genai_prices(const Json& document) {
  const Json* providers = providers_of(document);
  if (!providers->is_array() || providers->empty()) return false;
  const Json* models = member(providers->front(), "models");
  return models && models->is_array();
}

void read_genai_prices(const Json& document, PriceBook::Index& index, Collector& collector) {
  index.source = text_of(document, "source");
  index.as_of = text_of(document, "as_of");
  for (const Json& provider : *providers_of(document)) {
    const std::string id = text_of(provider, "id");
    const Json* models = member(provider, "models");
    if (models == nullptr || !models->is_array()) {
      collector.refuse(id, "the provider lists no models");
      continue;
    }
    if (const Json* rule = member(provider, "provider_match")) {
      index.providers.emplace_back(rule_of(*rule), id);
    }
    if (const Json* rule = member(provider, "model_match")) {
      index.homes.emplace_back(rule_of(*rule), id);
    }
    for (const Json& model : *models) read_model(id, model, index, collector);
  }
}

}  // namespace cronlens::prices
