// SPDX-License-Identifier: MIT
// Local time from the offset transitions that the caller supplied.
#pragma once

#include <cstddef>

#include "cronlens/contract/query.hpp"

namespace cronlens::select {

class Zone {
 public:
  /// Requires: transitions as validated by check_query().
  explicit Zone(const TimeZone& zone) : zone_(zone) {}

  /// Local minus UTC, in seconds, at a moment.
  double offset_at(double moment) const;

  /// What a wall clock shows, as seconds since 1970-01-01T00:00 on that clock.
  double to_local(double moment) const { return moment + offset_at(moment); }

  /// The moment a wall clock shows `local`: the earlier one where it happens twice, and the moment
  /// the clock jumps where it never does.
  double to_moment(double local) const;

 private:
  /// The first offset that may hold when a clock shows `local`.
  std::size_t first_near(double local) const;

  const TimeZone& zone_;
};

}  // namespace cronlens::select
