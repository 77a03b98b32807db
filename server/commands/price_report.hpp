// SPDX-License-Identifier: MIT
// What `cronlens prices` prints, as text or as JSON.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "commands/price_options.hpp"
#include "cronlens/price_check.hpp"
#include "cronlens/telemetry_prices.hpp"

namespace cronlens::server {

struct Matched {
  std::string provider, model;
  prices::Match match;
};
struct TelemetryMatch {
  std::string model;
  std::optional<prices::TelemetryRates> rates;
  std::optional<double> cost;
};

std::string report_lists(const PriceLists& lists, bool all_refused, bool json);
std::string report_entries(const PriceLists& lists, double now, bool json);
std::string report_matches(const std::vector<Matched>& matched, double now, bool json);
std::string report_telemetry(const std::vector<TelemetryMatch>& matched, bool json);
std::string report_check(const prices::PriceCheck& check, bool json);

}  // namespace cronlens::server
