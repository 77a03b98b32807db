// SPDX-License-Identifier: MIT
// The runs of a report, reduced to what the panels show and redacted, as bytes.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "cronlens/report.hpp"
#include "report/planes.hpp"

namespace cronlens::report {

/// The first bytes of every report; the last digit is the version of what follows.
inline constexpr std::string_view kMagic = "CRONLENS-REPORT 2\n";

}  // namespace cronlens::report
