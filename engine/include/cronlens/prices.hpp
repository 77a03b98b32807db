// SPDX-License-Identifier: MIT
// Price lists and what a run costs by them. Money is whole nano-dollars, prices are nano-dollars
// per million tokens: $3.75 per million is 3,750,000,000. Nothing is priced silently: every match
// names the rule that found it, every cost the assumptions it rests on.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cronlens/result.hpp"

namespace cronlens::prices {

using NanoUsd = std::int64_t;
inline constexpr double kNanoPerUsd = 1e9;

/// Prices of one moment. Absent is unknown, 0 is free.
struct Rates {
  std::optional<NanoUsd> input, output, cache_read, cache_write, cache_write_1h, reasoning;
  /// Calls with a longer context than this have other prices, which are not kept.
  std::optional<std::int64_t> tier_start;

  friend bool operator==(const Rates&, const Rates&) = default;
};

/// Rates that hold from a moment on, and where `day_end` is set only from second `day_start` to
/// `day_end` of each UTC day. Of those that hold, the last in the list counts.
struct DatedRates {
  double from = -std::numeric_limits<double>::infinity();
  int day_start = 0;
  int day_end = 0;
  Rates rates;
};

struct Entry {
  std::string provider;  // '' where the list names none
  std::string model;
  std::vector<DatedRates> rates;        // not empty
  std::optional<std::int64_t> context;  // the longest call it takes, where the list says so
  bool is_subscription = false;         // a plan at a flat rate: its 0 is not a price per token
  bool is_estimate = false;             // the provider has no fixed price
  bool has_derived_cache = false;       // cache prices are multiples of the input price
};

enum class Format { litellm, openrouter, models_dev, genai_prices, telemetry_yaml, csv };
std::string_view name_of(Format format);

struct Refusal {
  std::string what;  // the row, by its model or line
  std::string why;
};

class PriceBook {
 public:
  /// Reads a price list in any of the formats, told apart by shape. `now` dates nothing; a list
  /// whose prices cannot be dollars per token as its format states them is an Error.
  static Result<PriceBook> parse(std::string_view text, std::string name);

  PriceBook(PriceBook&&) noexcept;
  PriceBook& operator=(PriceBook&&) noexcept;
  ~PriceBook();

  const std::string& name() const;
  Format format() const;
  /// Where the list says it comes from, and of which day it is; '' where it does not say.
  const std::string& source() const;
  const std::string& as_of() const;
  const std::vector<Entry>& entries() const;
  const std::vector<Refusal>& refusals() const;
  std::size_t refused() const;  // also those beyond the refusals that are kept

  struct Index;
  const Index& index() const { return *index_; }

 private:
  explicit PriceBook(std::unique_ptr<Index> index);
  std::unique_ptr<Index> index_;
};

/// How a model's name led to an entry, in the order in which the rules are tried.
enum class MatchRule {
  none,
  exact,
  alias,              // another name that the list itself gives
  provider_stripped,  // without `provider/`
  date_stripped,      // without -20250929, @20250929 or -2025-09-29
  pattern,            // the list's own wildcard for a family of names
  free_suffix,        // `:free` is sold at 0
  variant_stripped,   // a guess: without :nitro, :free, -latest or -preview
};
std::string_view name_of(MatchRule rule);

struct Assumptions {
  bool provider_assumed : 1 = false;  // the run's provider does not list the model
  bool hosts_differ : 1 = false;      // several providers do, at other prices: the median is taken
  bool later_price : 1 = false;       // the run is older than the oldest price
  bool guessed : 1 = false;           // free_suffix or variant_stripped
  bool cache_read_assumed : 1 = false;   // no price for cache reads: the input price
  bool cache_write_assumed : 1 = false;  // no price for cache writes: the input price
  bool short_cache_assumed : 1 = false;  // one-hour cache writes would cost more
  bool base_tier_assumed : 1 = false;    // a long call may have cost more
  bool cache_derived : 1 = false;        // the list multiplies the input price
  bool time_of_day : 1 = false;  // the price depends on the hour; that of the start is taken
  bool is_subscription : 1 = false;
  bool is_estimate : 1 = false;

  std::vector<std::string_view> names() const;
  Assumptions& operator|=(const Assumptions& other);
};

struct Match {
  MatchRule rule = MatchRule::none;
  const PriceBook* book = nullptr;
  const Entry* entry = nullptr;  // none for free_suffix
  Assumptions assumptions;
  std::size_t hosts = 0;  // that list the model, where the provider was assumed

  bool found() const { return rule != MatchRule::none; }
};

/// The books in order of precedence. They have to outlive every Match.
using Books = std::vector<const PriceBook*>;

/// By provider first, then by model alone, through every rule but the guesses; then the guesses.
Match find_price(const Books& books, std::string_view provider, std::string_view model);

/// The rates that hold at a moment, and whether they are an older run's (`later_price`) or depend
/// on the hour. Requires: match.found().
Rates rates_at(const Match& match, double moment, Assumptions& assumptions);

/// A run's tokens. Input is without the cached ones; reasoning is a part of output.
struct RunTokens {
  std::optional<std::int64_t> input, output, reasoning, cache_read, cache_write;
};

struct Cost {
  std::optional<NanoUsd> nano;  // unknown where a price or a count that is needed is unknown
  Assumptions assumptions;
};

Cost cost_of(const Rates& rates, const RunTokens& tokens);
Cost cost_of(const Match& match, double moment, const RunTokens& tokens);

}  // namespace cronlens::prices
