// SPDX-License-Identifier: MIT
// Moments in words, as the clock on the wall of one time zone shows them.
#pragma once

#include <string>

#include "cronlens/contract.hpp"

namespace cronlens::server::text {

struct Clock {
  Instant now;
  TimeZone zone;
  std::string zone_name;

  /// 2026-05-28 20:26.
  std::string date_time(Instant moment) const;
  /// 2026-05-28.
  std::string date(Instant moment) const;
  /// The date so many days after today; before it where negative.
  std::string date_after(int days) const;
  /// "3h ago", "in 2d".
  std::string relative(Instant moment) const;
};

}  // namespace cronlens::server::text
