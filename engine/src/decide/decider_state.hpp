// SPDX-License-Identifier: MIT
// What an open Decider holds.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "cronlens/decide.hpp"
#include "cronlens/forecast.hpp"
#include "cronlens/prices.hpp"
#include "what_if/calculator.hpp"

namespace cronlens {

struct PriceShelf {
  struct Book {
    prices::PriceBook book;
    PriceOrigin origin;
  };
  std::vector<Book> books{};  // in order of precedence

  prices::Books in_order() const;
};

struct Decider::State {
  /// The usages of the selection that was asked for last.
  struct Memory {
    std::string key;
    what_if::Calculator calculator;
  };

  struct ForecastMemory {
    std::string key;
    forecast::Forecast forecast;
  };

  struct PastMemory {
    std::string key;
    std::vector<forecast::BackTest> tests{};  // the newest first
    bool is_whole = false;
  };

  const Engine& engine;
  PriceShelf shelf{};
  mutable std::optional<Memory> memory{};
  mutable std::array<std::optional<ForecastMemory>, 2> forecasts{};  // by horizon
  mutable PastMemory past{};
};

namespace decide {

PriceLists lists_of(const PriceShelf& shelf);

/// The rows that the query keeps, by cell and then by time. Requires: a query that passed
/// select::check_query().
std::vector<std::uint32_t> rows_of(const Engine::State& state, const Query& query);

/// Assumptions as one text, a space between.
std::string text_of(const prices::Assumptions& assumptions);

}  // namespace decide
}  // namespace cronlens
