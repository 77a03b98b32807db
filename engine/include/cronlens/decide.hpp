// SPDX-License-Identifier: MIT
// What helps to change something: prices, comparisons, forecasts, limits. The same bytes, lists,
// query and `now` give the same answer on every build. Remembers what a selection holds, so that a
// step of a slider costs groups and not rows.
#pragma once

#include <memory>
#include <string_view>

#include "cronlens/contract/decide.hpp"
#include "cronlens/engine.hpp"

namespace cronlens {

class Decider {
 public:
  /// The engine has to outlive it, and to stay as it is or be told of by forget().
  explicit Decider(const Engine& engine);
  Decider(Decider&&) noexcept;
  Decider& operator=(Decider&&) noexcept;
  ~Decider();

  /// The engine's runs or jobs changed.
  void forget();

  /// On Error nothing changes.
  Result<PriceLists> add_prices(const AddPricesRequest& request, std::string_view text);
  Result<PriceLists> remove_prices(const RemovePricesRequest& request);

  Result<PriceReport> prices(const PricesRequest& request) const;
  Result<WhatIfAnswer> what_if(const WhatIfRequest& request) const;
  Result<PriceChoices> price_choices(const PriceChoicesRequest& request) const;
  Result<ForecastAnswer> forecast(const ForecastRequest& request) const;
  Result<BackTests> back_test(const BackTestRequest& request) const;
  Result<BudgetAnswer> budgets(const BudgetsRequest& request) const;
  static Result<BudgetText> edit_budgets(const EditBudgetsRequest& request);
  Result<UnexpectedAnswer> unexpected(const UnexpectedRequest& request) const;

  struct State;

 private:
  std::unique_ptr<State> state_;
};

}  // namespace cronlens
