// SPDX-License-Identifier: MIT
// The number that differs whenever what crosses to the decide view does. In a file of its own:
// the compiler takes seconds to work it out, and only the two ends compare it.
#pragma once

#include "cronlens/contract/decide.hpp"
#include "cronlens/contract_hash.hpp"

namespace cronlens {

inline constexpr std::uint64_t kDecideHash =
    detail::hash_of<AddPricesRequest, RemovePricesRequest, PriceLists, PricesRequest, PriceReport,
                    WhatIfRequest, WhatIfAnswer, PriceChoicesRequest, PriceChoices, ForecastRequest,
                    ForecastAnswer, BackTestRequest, BackTests, EditBudgetsRequest, BudgetText,
                    BudgetsRequest, BudgetAnswer, UnexpectedRequest, UnexpectedAnswer>();

}  // namespace cronlens
