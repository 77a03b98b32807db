// SPDX-License-Identifier: MIT
// What a run costs: whole tokens times whole nano-dollars per million, added exactly, rounded once.
#include <algorithm>
#include <cmath>

#include "cronlens/prices.hpp"

namespace cronlens::prices {
namespace {

using Wide = __int128;
constexpr Wide kMillion = 1'000'000;
constexpr Wide kMost = std::numeric_limits<NanoUsd>::max();

/// Halves away from zero; nothing where it does not fit.
std::optional<NanoUsd> to_nano(Wide per_million) {
  const Wide rounded = (per_million + kMillion / 2) / kMillion;
  if (rounded > kMost) return std::nullopt;
  return static_cast<NanoUsd>(rounded);
}

/// tokens x rate. Unknown where there are tokens without a price, or a count is unknown or
/// negative.
std::optional<Wide> part(std::optional<std::int64_t> tokens, std::optional<NanoUsd> rate) {
  if (!tokens || *tokens < 0) return std::nullopt;
  if (*tokens == 0) return Wide{0};
  if (!rate) return std::nullopt;
  return Wide{*tokens} * *rate;
}

/// The tokens behind the rate that is missing have the input price, and are said to.
std::optional<NanoUsd> or_input(const std::optional<NanoUsd>& rate, const Rates& rates,
                                std::optional<std::int64_t> tokens, bool& assumed) {
  assumed = !rate && tokens.value_or(0) > 0;
  return rate ? rate : rates.input;
}

/// Reasoning is a part of output; only a list that prices it apart takes it out of there.
std::optional<Wide> output_part(const Rates& rates, const RunTokens& tokens) {
  const auto all = part(tokens.output, rates.output);
  const std::int64_t reasoning = tokens.reasoning.value_or(0);
  if (!all || !rates.reasoning || !rates.output || reasoning <= 0) return all;
  const std::int64_t within = std::min(reasoning, *tokens.output);
  return *all + Wide{within} * (*rates.reasoning - *rates.output);
}

bool exceeds(const RunTokens& tokens, std::int64_t limit) {
  const std::int64_t context =
      tokens.input.value_or(0) + tokens.cache_read.value_or(0) + tokens.cache_write.value_or(0);
  return context > limit;
}

bool holds(const DatedRates& rates, double moment) {
  if (rates.from > moment) return false;
  if (rates.day_end == 0 && rates.day_start == 0) return true;
  const int second = static_cast<int>(moment - std::floor(moment / 86'400) * 86'400);
  const bool wraps = rates.day_start > rates.day_end;
  const bool after = second >= rates.day_start, before = second < rates.day_end;
  return wraps ? after || before : after && before;
}

}  // namespace

Rates rates_at(const Match& match, double moment, Assumptions& assumptions) {
  assumptions |= match.assumptions;
  if (match.entry == nullptr) return {0, 0, 0, 0, 0, 0, {}};
  const auto& list = match.entry->rates;
  assumptions.cache_derived = match.entry->has_derived_cache;
  const DatedRates* found = nullptr;
  for (const DatedRates& each : list) {
    if (each.day_end != each.day_start) assumptions.time_of_day = true;
    if (holds(each, moment)) found = &each;
  }
  if (found) return found->rates;
  assumptions.later_price = true;
  return list.front().rates;
}

Cost cost_of(const Rates& rates, const RunTokens& tokens) {
  Cost cost;
  bool read_assumed = false, write_assumed = false;
  const auto read = or_input(rates.cache_read, rates, tokens.cache_read, read_assumed);
  const auto write = or_input(rates.cache_write, rates, tokens.cache_write, write_assumed);
  cost.assumptions.cache_read_assumed = read_assumed;
  cost.assumptions.cache_write_assumed = write_assumed;
  cost.assumptions.short_cache_assumed = rates.cache_write_1h &&
                                         rates.cache_write_1h != rates.cache_write &&
                                         tokens.cache_write.value_or(0) > 0;
  cost.assumptions.base_tier_assumed = rates.tier_start && exceeds(tokens, *rates.tier_start);
  const std::optional<Wide> parts[] = {part(tokens.input, rates.input), output_part(rates, tokens),
                                       part(tokens.cache_read, read),
                                       part(tokens.cache_write, write)};
  Wide sum = 0;
  for (const auto& each : parts) {
    if (!each) return cost;
    sum += *each;
  }
  cost.nano = to_nano(sum);
  return cost;
}

Cost cost_of(const Match& match, double moment, const RunTokens& tokens) {
  Assumptions assumptions;
  if (!match.found()) return {};
  const Rates rates = rates_at(match, moment, assumptions);
  Cost cost = cost_of(rates, tokens);
  cost.assumptions |= assumptions;
  return cost;
}

std::vector<std::string_view> Assumptions::names() const {
  std::vector<std::string_view> out;
  const auto name = [&](bool holds, std::string_view text) {
    if (holds) out.push_back(text);
  };
  name(provider_assumed, "provider_assumed");
  name(hosts_differ, "hosts_differ");
  name(later_price, "later_price");
  name(guessed, "guessed");
  name(cache_read_assumed, "cache_read_assumed");
  name(cache_write_assumed, "cache_write_assumed");
  name(short_cache_assumed, "short_cache_assumed");
  name(base_tier_assumed, "base_tier_assumed");
  name(cache_derived, "cache_derived");
  name(time_of_day, "time_of_day");
  name(is_subscription, "subscription");
  name(is_estimate, "estimated_price");
  return out;
}

Assumptions& Assumptions::operator|=(const Assumptions& other) {
  provider_assumed |= other.provider_assumed;
  hosts_differ |= other.hosts_differ;
  later_price |= other.later_price;
  guessed |= other.guessed;
  cache_read_assumed |= other.cache_read_assumed;
  cache_write_assumed |= other.cache_write_assumed;
  short_cache_assumed |= other.short_cache_assumed;
  base_tier_assumed |= other.base_tier_assumed;
  cache_derived |= other.cache_derived;
  time_of_day |= other.time_of_day;
  is_subscription |= other.is_subscription;
  is_estimate |= other.is_estimate;
  return *this;
}

}  // namespace cronlens::prices
