// SPDX-License-Identifier: MIT
// One table of the digest, and those that tell why a threshold on budgets or anomalies is crossed.
#pragma once

#include <string>
#include <vector>

#include "reports/digest.hpp"

namespace cronlens::server::reports {

struct Section {
  std::string title;
  std::vector<text::Column> columns;
  std::vector<std::vector<text::Cell>> rows;
};

/// One of each budget's limits that are noticed, near or reached; the anomalies. Without those that
/// would be empty.
std::vector<Section> alarm_sections(const Report& report, const Digest& digest);

}  // namespace cronlens::server::reports
