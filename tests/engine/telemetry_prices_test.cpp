// SPDX-License-Identifier: MIT
// hermes-telemetry's own answers: 4,851 look-ups over nine price files, and odd usage maps.
#include "cronlens/telemetry_prices.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

using namespace cronlens::prices;
using Json = nlohmann::ordered_json;

namespace {

Json vectors(const std::string& name) {
  std::ifstream file(CRONLENS_TEST_DATA "/vectors/telemetry/expected/" + name);
  return Json::parse(file);
}

bool close(double a, double b) {
  return std::abs(a - b) <= 1e-9;
}

TelemetryPrices prices_of(const Json& variant) {
  std::string warning;
  if (variant["yaml"].is_null()) return {};
  return TelemetryPrices::parse(variant["yaml"].get<std::string>(), warning);
}

/// What differs between the answer and the expected row, or ''.
std::string difference(const TelemetryPrices& prices, const Json& row, const Json& usage) {
  const auto model = row["model"].get<std::string>();
  const auto provider = row["provider"].get<std::string>();
  const auto found = prices.find(model, provider);
  if (found.has_value() != (row["explicit"] == true)) return "found";
  if (found && found->provider_assumed != (row["assumed"] == true)) return "assumed";
  if (!close(prices.cost(read_telemetry_usage(usage.dump()), model, provider), row["cost"])) {
    return "cost";
  }
  if (!found) return "";
  const std::pair<const char*, double> rates[] = {{"input", found->input},
                                                  {"cache_read", found->cache_read},
                                                  {"cache_write", found->cache_write},
                                                  {"reasoning", found->reasoning}};
  for (const auto& [name, rate] : rates) {
    const auto& expected = row["resolved"];
    if (expected.contains(name) && !close(rate, expected[name])) return name;
  }
  return "";
}

}  // namespace

TEST_CASE("every look-up of hermes-telemetry has its price, its provider and its cost") {
  const Json all = vectors("pricing_resolve.json");
  std::size_t rows = 0;
  for (const auto& [name, variant] : all["variants"].items()) {
    const TelemetryPrices prices = prices_of(variant);
    for (const Json& row : variant["rows"]) {
      ++rows;
      const std::string differs = difference(prices, row, all["usage"]);
      CHECK_MESSAGE(differs.empty(), name, " ", row.dump(), " differs in ", differs);
    }
  }
  CHECK(rows == 4851);
}

TEST_CASE("a price file that hermes-telemetry drops is dropped whole, with the reason") {
  const Json all = vectors("pricing_resolve.json");
  for (const auto& [name, variant] : all["variants"].items()) {
    std::string warning;
    if (variant["yaml"].is_null()) continue;
    const auto prices = TelemetryPrices::parse(variant["yaml"].get<std::string>(), warning);
    CHECK(prices.models().size() == variant["loaded"]["models"].size());
    const bool dropped = name == "malformed" || name == "bad_value_drops_file";
    CHECK_MESSAGE(warning.empty() != dropped, name, ": ", warning);
  }
}

TEST_CASE(
    "hermes-telemetry's usage maps: texts, fractions and absent counts cost what they do there") {
  const TelemetryPrices prices;
  for (const Json& row : vectors("pricing_usage_edge.json")) {
    const auto usage = read_telemetry_usage(row["usage"].dump());
    CHECK_MESSAGE(close(prices.cost(usage, row["model"].get<std::string>(), ""), row["cost"]),
                  row.dump());
  }
}
