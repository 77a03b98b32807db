// SPDX-License-Identifier: MIT
// Every struct that crosses to the decide view, and the number that differs whenever one does. Not
// part of contract.hpp: the page's engine knows nothing of them.
#pragma once

#include "cronlens/contract/decide/budgets.hpp"
#include "cronlens/contract/decide/forecast.hpp"
#include "cronlens/contract/decide/measure.hpp"
#include "cronlens/contract/decide/prices.hpp"
#include "cronlens/contract/decide/unexpected.hpp"
#include "cronlens/contract/decide/what_if.hpp"
#include "cronlens/contract_hash.hpp"

namespace cronlens {

inline constexpr std::uint64_t kDecideHash =
    detail::hash_of<AddPricesRequest, RemovePricesRequest, PriceLists, PricesRequest, PriceReport,
                    WhatIfRequest, WhatIfAnswer, PriceChoicesRequest, PriceChoices, ForecastRequest,
                    ForecastAnswer, BackTestRequest, BackTests, EditBudgetsRequest, BudgetText,
                    BudgetsRequest, BudgetAnswer, UnexpectedRequest, UnexpectedAnswer>();

}  // namespace cronlens
