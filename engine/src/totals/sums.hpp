// SPDX-License-Identifier: MIT
// Running sums of the additive columns, as small as they can be exact: one is kept before every row
// of a cell, and the sums over any stretch of rows are the difference of two.
#pragma once

#include <cmath>
#include <cstdint>

#include "facts/facts.hpp"
#include "totals/fixed_point.hpp"

namespace cronlens::totals {

/// More than this, in units, and a difference of running sums might not fit 64 bits any more: the
/// rows are then kept in several cells (totals/cell_table.hpp).
inline constexpr double kMostUnits = 4e9;

/// Money and time in nano-units. Differences are exact also where a running sum has wrapped.
struct Sums {
  std::uint64_t cost = 0, duration = 0;
  std::uint64_t input = 0, output = 0, reasoning = 0, cache_read = 0, cache_write = 0;
  std::uint32_t runs = 0, cost_known = 0, duration_known = 0, tokens_known = 0;

  Sums& operator+=(const Sums& other) {
    cost += other.cost, duration += other.duration;
    input += other.input, output += other.output, reasoning += other.reasoning;
    cache_read += other.cache_read, cache_write += other.cache_write;
    runs += other.runs, cost_known += other.cost_known;
    duration_known += other.duration_known, tokens_known += other.tokens_known;
    return *this;
  }
  Sums& operator-=(const Sums& other) {
    cost -= other.cost, duration -= other.duration;
    input -= other.input, output -= other.output, reasoning -= other.reasoning;
    cache_read -= other.cache_read, cache_write -= other.cache_write;
    runs -= other.runs, cost_known -= other.cost_known;
    duration_known -= other.duration_known, tokens_known -= other.tokens_known;
    return *this;
  }
  friend Sums operator-(Sums a, const Sums& b) { return a -= b; }

  std::uint64_t tokens() const { return input + output + cache_read + cache_write; }
};

/// One run. An unknown token count adds nothing, and the run does not count as known.
inline Sums sums_of(const facts::Facts& facts, std::size_t row) {
  Sums sums;
  sums.runs = 1;
  if (!std::isnan(facts.cost[row])) {
    sums.cost = static_cast<std::uint64_t>(static_cast<std::int64_t>(to_nano(facts.cost[row])));
    sums.cost_known = 1;
  }
  if (!std::isnan(facts.duration[row])) {
    sums.duration =
        static_cast<std::uint64_t>(static_cast<std::int64_t>(to_nano(facts.duration[row])));
    sums.duration_known = 1;
  }
  bool known = true;
  const auto count = [&](std::int64_t tokens, bool needed) {
    if (tokens != facts::kUnknownTokens) return static_cast<std::uint64_t>(tokens);
    if (needed) known = false;
    return std::uint64_t{0};
  };
  sums.input = count(facts.input[row], true);
  sums.output = count(facts.output[row], true);
  sums.reasoning = count(facts.reasoning[row], false);
  sums.cache_read = count(facts.cache_read[row], true);
  sums.cache_write = count(facts.cache_write[row], true);
  sums.tokens_known = known ? 1 : 0;
  return sums;
}

}  // namespace cronlens::totals
