// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

namespace cronlens::facts {

/// Epoch seconds of an ISO 8601 date-time with an offset or Z, as Hermes writes them
/// ("2026-05-29T03:00:00.25+02:00"); without an offset it is read as UTC.
std::optional<double> parse_iso_time(std::string_view text);

}  // namespace cronlens::facts
