// SPDX-License-Identifier: MIT
// Every struct that crosses to the decide view. Not part of contract.hpp: the page's engine knows
// nothing of them. A new one is named in decide_hash.hpp as well.
#pragma once

#include "cronlens/contract/decide/budgets.hpp"
#include "cronlens/contract/decide/forecast.hpp"
#include "cronlens/contract/decide/measure.hpp"
#include "cronlens/contract/decide/prices.hpp"
#include "cronlens/contract/decide/unexpected.hpp"
#include "cronlens/contract/decide/what_if.hpp"
