// SPDX-License-Identifier: MIT
// What the readers of the formats hand rows to: it checks them, joins the dated prices of a model,
// and writes down what it refuses and why.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "prices/index.hpp"

namespace cronlens::prices {

using Json = nlohmann::ordered_json;

inline constexpr double kPerMillion = 1;
inline constexpr double kPerThousand = 1e3;
inline constexpr double kPerToken = 1e6;

class Collector {
 public:
  explicit Collector(PriceBook::Index& index) : index_(index) {}

  void refuse(std::string what, std::string why);

  /// A price in the unit whose `factor` makes it dollars per million. Absent and null are unknown.
  /// False, and `why`, for a text, a negative number, or one that no model costs.
  static bool read_price(const Json* value, double factor, std::optional<NanoUsd>& price,
                         std::string& why);

  /// Adds an entry, or its dated rates to the entry of the same model and provider. Returns the
  /// place of the entry, or nothing where it was refused.
  std::optional<std::uint32_t> add(Entry entry, const std::string& what);

  void add_alias(std::string_view name, std::uint32_t place);

  /// After the last row. An Error where the typical price cannot be one per token.
  std::optional<Error> finish();

 private:
  bool merge(std::uint32_t place, Entry& entry, const std::string& what);

  PriceBook::Index& index_;
  std::unordered_map<std::string, std::uint32_t> places_;  // by provider, newline, model
};

// Whether the document has a format's shape, and reading it.
bool is_litellm(const Json& document);
bool is_openrouter(const Json& document);
bool is_models_dev(const Json& document);
bool is_genai_prices(const Json& document);
void read_litellm(const Json& document, Collector& collector);
void read_openrouter(const Json& document, Collector& collector);
void read_models_dev(const Json& document, Collector& collector);
void read_genai_prices(const Json& document, PriceBook::Index& index, Collector& collector);

bool is_price_csv(std::string_view text);
void read_price_csv(std::string_view text, PriceBook::Index& index, Collector& collector);

std::optional<Error> read_telemetry_yaml(std::string_view text, PriceBook::Index& index,
                                         Collector& collector);

/// The member of an object, or nullptr.
const Json* member(const Json& object, std::string_view name);
/// The text of a member, or ''.
std::string text_of(const Json& object, std::string_view name);

/// The whole number above 0 of a member, or nothing.
std::optional<std::int64_t> count_of(const Json& object, std::string_view name);

/// Midnight UTC of YYYY-MM-DD, or the moment of an ISO time.
std::optional<double> read_date(std::string_view text);

}  // namespace cronlens::prices
