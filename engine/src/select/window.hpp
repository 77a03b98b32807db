// SPDX-License-Identifier: MIT
// What a Query's window means for rows.
#pragma once

#include <optional>

#include "cronlens/contract/query.hpp"
#include "totals/cells.hpp"

namespace cronlens::select {

struct ResolvedWindow {
  totals::Span span;
  /// The period of equal length just before; none for all time.
  std::optional<totals::Span> prior;
  /// Length in days; 0 for all time, where every job has its own.
  double days = 0;
};

/// Requires: a query that passed check_query().
ResolvedWindow resolve(const Query& query);

}  // namespace cronlens::select
