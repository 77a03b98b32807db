// SPDX-License-Identifier: MIT
// The rows by start. Hermes writes rows as runs end, so a file is nearly in this order already.
#pragma once

#include <cstdint>
#include <vector>

namespace cronlens::totals {

/// Row numbers by (start, row).
std::vector<std::uint32_t> time_order(const std::vector<double>& starts);

}  // namespace cronlens::totals
