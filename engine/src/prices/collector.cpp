// SPDX-License-Identifier: MIT
#include "prices/collector.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "facts/iso_time.hpp"
#include "facts/text.hpp"
#include "prices/names.hpp"
#include "schedule/civil.hpp"

namespace cronlens::prices {
namespace {

constexpr std::size_t kKeptRefusals = 1'000;
constexpr std::size_t kMaxEntries = 2'000'000;
// Dollars per million tokens. The dearest models sold cost hundreds.
constexpr double kDearest = 100'000;
constexpr double kLowestTypical = 0.005;
constexpr double kHighestTypical = 200;

std::string dollars(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "$%.6g", value);
  return text;
}

std::string key_of(const Entry& entry) {
  return folded(entry.provider) + '\n' + folded(entry.model);
}

bool holds_at_same_times(const DatedRates& a, const DatedRates& b) {
  return a.from == b.from && a.day_start == b.day_start && a.day_end == b.day_end;
}

}  // namespace

void Collector::refuse(std::string what, std::string why) {
  ++index_.refused;
  if (index_.refusals.size() >= kKeptRefusals) return;
  if (what.size() > 120) what = what.substr(0, 120) + "…";
  index_.refusals.push_back({facts::valid_utf8(what), facts::valid_utf8(why)});
}

bool Collector::read_price(const Json* value, double factor, std::optional<NanoUsd>& price,
                           std::string& why) {
  price.reset();
  if (value == nullptr || value->is_null()) return true;
  if (!value->is_number()) {
    why = "a price is not a number: " + value->dump(-1, ' ', true, Json::error_handler_t::replace);
    if (why.size() > 80) why.resize(80);
    return false;
  }
  const double per_million = value->get<double>() * factor;
  if (!(per_million >= 0)) {
    why = "a price is negative: " + dollars(per_million) + " per million tokens";
    return false;
  }
  if (per_million > kDearest) {
    why = dollars(per_million) + " per million tokens: the unit looks wrong, as if a price per " +
          "million stood where one per token belongs";
    return false;
  }
  price = std::llround(per_million * kNanoPerUsd);
  return true;
}

bool Collector::merge(std::uint32_t place, Entry& entry, const std::string& what) {
  auto& rates = index_.entries[place].rates;
  for (const DatedRates& added : entry.rates) {
    const auto same = [&](const DatedRates& known) { return holds_at_same_times(known, added); };
    const auto twin = std::find_if(rates.begin(), rates.end(), same);
    if (twin != rates.end()) {
      refuse(what, twin->rates == added.rates
                       ? "listed twice, at the same price"
                       : "listed twice, at two prices: the first one counts");
      return false;
    }
  }
  rates.insert(rates.end(), entry.rates.begin(), entry.rates.end());
  const auto earlier = [](const DatedRates& a, const DatedRates& b) { return a.from < b.from; };
  std::stable_sort(rates.begin(), rates.end(), earlier);
  return true;
}

std::optional<std::uint32_t> Collector::add(Entry entry, const std::string& what) {
  if (folded(entry.model).empty()) {
    refuse(what, "the row names no model");
    return std::nullopt;
  }
  const auto priced = [](const DatedRates& each) { return each.rates.input || each.rates.output; };
  if (!std::any_of(entry.rates.begin(), entry.rates.end(), priced)) {
    refuse(what, "no price per token for input or output");
    return std::nullopt;
  }
  const auto known = places_.find(key_of(entry));
  if (known != places_.end()) {
    return merge(known->second, entry, what) ? std::optional(known->second) : std::nullopt;
  }
  if (index_.entries.size() >= kMaxEntries) {
    refuse(what, "the list is too long");
    return std::nullopt;
  }
  const auto place = static_cast<std::uint32_t>(index_.entries.size());
  places_.emplace(key_of(entry), place);
  index_.by_model[folded(entry.model)].push_back(place);
  index_.entries.push_back(std::move(entry));
  return place;
}

void Collector::add_alias(std::string_view name, std::uint32_t place) {
  const std::string alias = folded(name);
  if (alias.empty() || alias == folded(index_.entries[place].model)) return;
  auto& places = index_.by_alias[alias];
  if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
}

std::optional<Error> Collector::finish() {
  std::vector<double> inputs;
  for (const Entry& entry : index_.entries) {
    const auto input = entry.rates.back().rates.input;
    if (input && *input > 0) inputs.push_back(static_cast<double>(*input) / kNanoPerUsd);
  }
  const auto refused = [&](const std::string& why) {
    return make_error(ErrorCode::bad_query, index_.name + ": " + why);
  };
  if (index_.entries.empty()) {
    const std::string first = index_.refusals.empty() ? ""
                                                      : "; the first: " + index_.refusals[0].what +
                                                            ": " + index_.refusals[0].why;
    return refused("no row has a price that can be used" + first);
  }
  if (inputs.empty()) return std::nullopt;
  const auto middle = inputs.begin() + static_cast<std::ptrdiff_t>(inputs.size() / 2);
  std::nth_element(inputs.begin(), middle, inputs.end());
  if (*middle >= kLowestTypical && *middle <= kHighestTypical) return std::nullopt;
  const bool low = *middle < kLowestTypical;
  return refused("the typical input price would be " + dollars(*middle) +
                 " per million tokens: looks like prices per " + (low ? "token" : "million") +
                 " where the format has prices per " + (low ? "million" : "token"));
}

const Json* member(const Json& object, std::string_view name) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(std::string(name));
  return found == object.end() ? nullptr : &*found;
}

std::string text_of(const Json& object, std::string_view name) {
  const Json* value = member(object, name);
  return value && value->is_string() ? value->get<std::string>() : "";
}

std::optional<std::int64_t> count_of(const Json& object, std::string_view name) {
  const Json* value = member(object, name);
  const double number = value && value->is_number() ? value->get<double>() : 0;
  if (!(number >= 1) || number > 1e12) return std::nullopt;
  return static_cast<std::int64_t>(number);
}

std::optional<double> read_date(std::string_view text) {
  if (text.size() != 10) return facts::parse_iso_time(text);
  int year = 0, month = 0, day = 0, end = 0;
  const std::string copy(text);
  const int read = std::sscanf(copy.c_str(), "%4d-%2d-%2d%n", &year, &month, &day, &end);
  if (read != 3 || end != 10 || month < 1 || month > 12) return std::nullopt;
  if (day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return static_cast<double>(days_from_civil({year, month, day})) * 86'400;
}

}  // namespace cronlens::prices
