// SPDX-License-Identifier: MIT
// The questions of the decide view, for the module that answers no others, the library's and that
// of reports.
#pragma once

#include <utility>

#include "cronlens/decide.hpp"
#include "module.hpp"

namespace cronlens::tab {

/// Of the open engine, whose address stays while it is open.
inline std::optional<Decider> decider;
inline int decider_revision = 0;

inline Decider& current_decider() {
  if (!decider) decider.emplace(*engine);
  if (decider_revision != revision) decider->forget();
  decider_revision = revision;
  return *decider;
}

/// As answer_question(). False where the kind is none of these.
template <class Parse, class Use>
bool answer_decision(const std::string& kind, Parse&& parse, Use&& use) {
  const auto ask = [&]<class Request>(auto&& question) {
    using Answer = std::invoke_result_t<decltype(question), Decider&, const Request&>;
    use(guarded([&]() -> Answer {
      if (!engine) return nothing_open();
      const auto wanted = parse.template operator()<Request>();
      if (!wanted) return wanted.error();
      return question(current_decider(), wanted.value());
    }));
    return true;
  };
  if (kind == "addPrices") {
    return ask.template operator()<AddPricesRequest>([](Decider& it, const auto& wanted) {
      const auto bytes = std::exchange(prices, {});
      return it.add_prices(
          wanted, std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
    });
  }
  if (kind == "removePrices") {
    return ask.template operator()<RemovePricesRequest>(
        [](Decider& it, const auto& wanted) { return it.remove_prices(wanted); });
  }
  if (kind == "prices") {
    return ask.template operator()<PricesRequest>(
        [](Decider& it, const auto& wanted) { return it.prices(wanted); });
  }
  if (kind == "whatIf") {
    return ask.template operator()<WhatIfRequest>(
        [](Decider& it, const auto& wanted) { return it.what_if(wanted); });
  }
  if (kind == "priceChoices") {
    return ask.template operator()<PriceChoicesRequest>(
        [](Decider& it, const auto& wanted) { return it.price_choices(wanted); });
  }
  if (kind == "forecast") {
    return ask.template operator()<ForecastRequest>(
        [](Decider& it, const auto& wanted) { return it.forecast(wanted); });
  }
  if (kind == "backTest") {
    return ask.template operator()<BackTestRequest>(
        [](Decider& it, const auto& wanted) { return it.back_test(wanted); });
  }
  if (kind == "budgets") {
    return ask.template operator()<BudgetsRequest>(
        [](Decider& it, const auto& wanted) { return it.budgets(wanted); });
  }
  if (kind == "editBudgets") {
    return ask.template operator()<EditBudgetsRequest>(
        [](Decider&, const auto& wanted) { return Decider::edit_budgets(wanted); });
  }
  if (kind == "unexpected") {
    return ask.template operator()<UnexpectedRequest>(
        [](Decider& it, const auto& wanted) { return it.unexpected(wanted); });
  }
  return false;
}

/// Those, and the questions of the panels.
template <Asker asker, class Parse, class Use>
void answer_any(const std::string& kind, Parse&& parse, Use&& use) {
  if (answer_decision(kind, parse, use)) return;
  answer_question<asker>(kind, parse, use);
}

}  // namespace cronlens::tab
