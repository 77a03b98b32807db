// SPDX-License-Identifier: MIT
// Local days and months: their keys, and the moments they begin at.
#pragma once

#include <cstdint>
#include <string>

#include "select/zone.hpp"

namespace cronlens::select {

/// Days since 1970-01-01 on the local calendar.
std::int64_t local_day(const Zone& zone, double moment);

std::string day_key(std::int64_t day);    // 2026-07-20
std::string month_key(std::int64_t day);  // 2026-07

std::int64_t first_of_month(std::int64_t day);
std::int64_t first_of_next_month(std::int64_t day);

/// The moment the local day begins.
double start_of(const Zone& zone, std::int64_t day);

}  // namespace cronlens::select
