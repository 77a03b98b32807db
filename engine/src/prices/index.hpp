// SPDX-License-Identifier: MIT
// A price book's inside: the entries, and how names find them.
#pragma once

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "cronlens/prices.hpp"
#include "prices/name_rule.hpp"

namespace cronlens::prices {

struct PriceBook::Index {
  std::string name, source, as_of;
  Format format = Format::csv;
  std::vector<Entry> entries;
  std::vector<Refusal> refusals;
  std::size_t refused = 0;

  using Places = std::vector<std::uint32_t>;
  std::unordered_map<std::string, Places> by_model;  // by folded name
  std::unordered_map<std::string, Places> by_alias;
  std::vector<std::pair<NameRule, std::uint32_t>> patterns;
  /// Which names in a run's billing_provider mean a provider of the list.
  std::vector<std::pair<NameRule, std::string>> providers;
  /// Which models a provider makes itself.
  std::vector<std::pair<NameRule, std::string>> homes;
};

}  // namespace cronlens::prices
