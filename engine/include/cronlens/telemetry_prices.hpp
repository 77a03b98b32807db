// SPDX-License-Identifier: MIT
// Prices and costs exactly as hermes-telemetry 0.8 computes them, for its users to compare with:
// its built-in table, its pricing.yaml, its look-up by longest prefix, its formula in doubles.
// Everywhere else prices.hpp is used, which does not guess by prefix.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cronlens::prices {

/// Dollars per million tokens.
struct TelemetryRates {
  double input = 0, output = 0, cache_read = 0, cache_write = 0, reasoning = 0;
  bool provider_assumed = false;
};

struct TelemetryUsage {
  double input = 0, output = 0, cache_read = 0, cache_write = 0, reasoning = 0;

  bool is_zero() const {
    return input == 0 && output == 0 && cache_read == 0 && cache_write == 0 && reasoning == 0;
  }
};

/// The counts of a usage map as JSON: null and missing are 0, "12" is 12, 3.9 is 3.
TelemetryUsage read_telemetry_usage(std::string_view json);

class TelemetryPrices {
 public:
  struct Entry {
    std::optional<double> input, output, cache_read, cache_write, reasoning;
    std::string source;  // lower case; 'openrouter' is for that provider only
    bool is_subscription = false;
  };

  /// The built-in table alone.
  TelemetryPrices() = default;

  /// With a pricing.yaml. Like hermes-telemetry it uses the built-in table alone where the file
  /// cannot be read; then `warning` says why.
  static TelemetryPrices parse(std::string_view yaml, std::string& warning);

  std::optional<TelemetryRates> find(std::string_view model, std::string_view provider) const;

  /// 0 for a model it does not know.
  double cost(const TelemetryUsage& usage, std::string_view model, std::string_view provider) const;

  const std::vector<std::pair<std::string, Entry>>& models() const { return models_; }
  std::optional<double> cache_read_multiplier() const { return cache_read_multiplier_; }
  std::optional<double> cache_write_multiplier() const { return cache_write_multiplier_; }

 private:
  struct Found {
    const Entry* entry = nullptr;
    bool assumed = false;
  };
  const Entry* find_custom(std::string_view model) const;
  Found find_form(std::string_view model, std::string_view provider) const;
  Found find_prefix(std::string_view model, std::string_view provider, const Entry* assumed) const;
  TelemetryRates resolved(const Found& found) const;

  std::vector<std::pair<std::string, Entry>> models_;  // in file order
  std::optional<double> cache_read_multiplier_, cache_write_multiplier_;
};

}  // namespace cronlens::prices
