// SPDX-License-Identifier: MIT
// The time in the name of an output file: "2026-05-28_10-53-01", on the clock of Hermes' zone.
#pragma once

#include <optional>
#include <string_view>

#include "cronlens/contract.hpp"

namespace cronlens::sync {

/// Seconds of the local clock since 1970 began on it. Leading zeros may be missing but in the year,
/// as Python's strptime has it. Nothing for another text, or a day that no calendar has.
std::optional<double> local_stamp(std::string_view text);

/// The moment at which a zone's clock shows that time: the earlier one when it shows it twice, and
/// by the clock before the jump when it never does.
double moment_of(double local, const TimeZone& zone);

}  // namespace cronlens::sync
