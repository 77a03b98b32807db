// SPDX-License-Identifier: MIT
// The recorded cost of each run beside what it costs by the price books. Where the two differ, a
// price, a provider or a model is not what the record was made with.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cronlens/engine.hpp"
#include "cronlens/prices.hpp"

namespace cronlens::prices {

/// Sums over the runs whose cost is known both ways, and what was left out.
struct Bill {
  std::int64_t runs = 0;
  std::int64_t compared = 0;
  std::int64_t unrecorded = 0;  // the record has no cost
  std::int64_t unpriced = 0;    // no price, or a count is unknown
  __int128 recorded = 0;        // nano-dollars, of the compared
  __int128 recomputed = 0;      // likewise
  __int128 priced = 0;          // recomputed, also of runs without a record
  Assumptions assumptions;

  /// recomputed / recorded; nothing where nothing was recorded.
  std::optional<double> ratio() const;
  /// Off by more than 2 % and a cent.
  bool is_off() const;
};

struct JobBill {
  std::string job, name;
  Bill bill;
};

/// A model as the runs name it, and the price it led to.
struct ModelBill {
  std::string provider, model;
  Match match;
  Bill bill;
};

struct PriceCheck {
  std::vector<JobBill> jobs;      // by id
  std::vector<ModelBill> models;  // most runs first
  Bill total;
  std::int64_t scripts = 0;  // runs of no agent, which use no model
};

/// Every run in [since, until). Requires: the books outlive the answer.
PriceCheck check_prices(const Engine& engine, const Books& books,
                        double since = -std::numeric_limits<double>::infinity(),
                        double until = std::numeric_limits<double>::infinity());

/// The same of certain rows of the facts, whatever their order.
PriceCheck check_prices(const Engine& engine, const Books& books,
                        const std::vector<std::uint32_t>& rows);

}  // namespace cronlens::prices
