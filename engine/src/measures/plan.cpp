// SPDX-License-Identifier: MIT
#include "measures/plan.hpp"

#include "measures/rounding.hpp"

namespace cronlens::measures {

Plan add_up(const std::vector<Projection>& projections) {
  Plan plan;
  double nominal = 0, trend = 0;
  for (const Projection& each : projections) {
    if (each.nominal[0]) nominal += *each.nominal[0], ++plan.planned_jobs;
    if (each.trend[0]) trend += *each.trend[0], ++plan.trend_jobs;
  }
  if (nominal != 0) plan.nominal = round_decimal(nominal, 4);
  if (trend != 0) plan.trend = round_decimal(trend, 4);
  if (nominal > 0) plan.pace = round_decimal(trend / nominal, 2);
  return plan;
}

}  // namespace cronlens::measures
