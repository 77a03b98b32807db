// SPDX-License-Identifier: MIT
// Quantities and names as the static part of a report writes them: in English, in UTC.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cronlens/contract/figure.hpp"

namespace cronlens::report {

/// Text that cannot become markup, whatever it is.
std::string escaped(std::string_view text);

/// 1,234.5 with that many digits behind the point.
std::string grouped(double value, int digits);

/// "unknown" where there is no value: never a zero.
std::string usd(std::optional<double> value);
std::string seconds_text(std::optional<double> value);
/// 2026-05-28 20:26 UTC.
std::string moment(std::optional<double> value);
/// In the unit of its measure; "at least" where runs had to be left out of a sum.
std::string figure_text(const Figure& figure);

}  // namespace cronlens::report
