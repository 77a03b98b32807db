// SPDX-License-Identifier: MIT
// The price lists a command works with: the user's, then the one that this build brings along.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cronlens/prices.hpp"

namespace CLI {
class App;
}
namespace cronlens {
class Decider;
}

namespace cronlens::server {

struct PriceOptions {
  std::vector<std::string> files;
  bool without_bundled = false;
};

void add_price_options(CLI::App& command, PriceOptions& options);

struct PriceLists {
  std::vector<prices::PriceBook> books;

  prices::Books in_order() const;
};

/// All lists, or nothing and the reason in `why`.
std::optional<PriceLists> read_price_lists(const PriceOptions& options, std::string& why);

/// All lists to `decider`, or false and the reason in `why`.
bool add_price_lists(Decider& decider, const PriceOptions& options, std::string& why);

}  // namespace cronlens::server
