// SPDX-License-Identifier: MIT
// The prices that hermes-telemetry 0.8 has built in: facts about that program, not today's prices.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace cronlens::prices {

struct TelemetryRow {
  std::string_view name;  // a model, or how the models of a family begin
  double input, output;   // dollars per million tokens
  std::optional<double> cache_read = std::nullopt, cache_write = std::nullopt;
};

std::span<const TelemetryRow> telemetry_models();
std::span<const TelemetryRow> telemetry_families();

}  // namespace cronlens::prices
