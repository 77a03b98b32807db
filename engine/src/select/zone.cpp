// SPDX-License-Identifier: MIT
#include "select/zone.hpp"

#include <algorithm>

namespace cronlens::select {

double Zone::offset_at(double moment) const {
  if (zone_.offset.empty()) return 0;
  const auto after = std::upper_bound(zone_.since.begin(), zone_.since.end(), Instant(moment));
  const auto index = after == zone_.since.begin() ? 0 : after - zone_.since.begin() - 1;
  return zone_.offset[static_cast<std::size_t>(index)].value;
}

std::size_t Zone::first_near(double local) const {
  // Clocks differ by less than a day, so an offset that ended two days ago is over everywhere.
  constexpr double kTwoDays = 2 * 86400;
  const auto after =
      std::upper_bound(zone_.since.begin(), zone_.since.end(), Instant(local - kTwoDays));
  return after == zone_.since.begin() ? 0
                                      : static_cast<std::size_t>(after - zone_.since.begin() - 1);
}

double Zone::to_moment(double local) const {
  if (zone_.offset.empty()) return local;
  // An offset holds over [since[i], since[i+1]); take the first one in which `local` exists, or
  // the next transition where the clock has already jumped past it.
  for (std::size_t i = first_near(local); i < zone_.offset.size(); ++i) {
    const double moment = local - zone_.offset[i].value;
    const bool last = i + 1 == zone_.offset.size();
    if (!last && moment >= zone_.since[i + 1].value) continue;
    return i == 0 ? moment : std::max(moment, zone_.since[i].value);
  }
  return local;
}

}  // namespace cronlens::select
