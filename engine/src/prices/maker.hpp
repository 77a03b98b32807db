// SPDX-License-Identifier: MIT
// Whose model it is: texts have as many tokens with all models of one maker.
#pragma once

#include <string>

#include "cronlens/prices.hpp"

namespace cronlens::prices {

/// A name for the maker, or "" where nobody knows: that is nobody's equal. Told by, in this order:
/// the provider that a list says makes models of such names; `a` of `a/model` and `host/a/model`,
/// as hosts of many makers write it; the provider, where its list does not tell makers from hosts,
/// or says that it is a maker; for what is left, a host's model, the letters that the model's name
/// begins with.
std::string maker_of(const Books& books, const Match& match);

}  // namespace cronlens::prices
