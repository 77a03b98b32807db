// SPDX-License-Identifier: MIT
#include "facts/row_rules.hpp"

namespace cronlens::facts {

Facts RowRules::take(std::vector<Caveat>& caveats) {
  for (const auto& column : kColumns) {
    const auto count = odd_[static_cast<std::size_t>(column.id)];
    if (count == 0) continue;
    caveats.push_back(
        {CaveatCode::odd_values, Count(static_cast<double>(count)), std::string(column.name)});
  }
  report_long(caveats);
  return std::move(facts_);
}

void RowRules::report_long(std::vector<Caveat>& caveats) const {
  Caveat caveat{CaveatCode::long_text, Count(0), ""};
  for (const auto& column : kColumns) {
    const auto count = long_[static_cast<std::size_t>(column.id)];
    if (count == 0) continue;
    caveat.count = caveat.count + Count(static_cast<double>(count));
    caveat.subject += (caveat.subject.empty() ? "" : ", ") + std::string(column.name);
  }
  if (!caveat.subject.empty()) caveats.push_back(std::move(caveat));
}

}  // namespace cronlens::facts
