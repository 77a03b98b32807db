// SPDX-License-Identifier: MIT
// Quantities in words, with the precision of the page. What is not known is a word, never a zero.
#pragma once

#include <optional>
#include <string>

#include "cronlens/contract.hpp"

namespace cronlens::server::text {

inline constexpr const char* kUnknown = "unknown";
/// Where a figure does not apply: a job without a schedule has no plan.
inline constexpr const char* kNone = "\xE2\x80\x94";

/// $1,234.56, and two digits of what is below a dime: $0.0042.
std::string words(Usd value);
/// 9,999 and 12.3K.
std::string words(Tokens value);
std::string words(Count value);
/// 4.2s, 1m 5s, 2h 3m, 5d 1h.
std::string words(Seconds value);
/// 91%, and tenths below a tenth: 8.6%.
std::string words(Fraction value);
/// 0.94×.
std::string words(Multiple value);

/// In the unit of its measure. A sum over no run at all, while some were left out, is unknown.
std::string words(const Figure& figure);
bool is_known(const Figure& figure);

/// +12% or -4%.
std::string change_words(const Figure& figure);

/// "1 run", "2 runs".
std::string counted(double number, const std::string& one, const std::string& many);

}  // namespace cronlens::server::text
