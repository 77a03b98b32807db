// SPDX-License-Identifier: MIT
// Remembers how often a schedule fires in a stretch. A user who filters and sorts asks for the same
// stretches again and again, and walking a year of firings costs more than all sums together.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "schedule/schedule.hpp"

namespace cronlens {

class FiringMemo {
 public:
  /// count_firings(). Requires: `schedule` stays where it is and as it is until clear().
  std::int64_t count(const Schedule& schedule, LocalTime from, LocalTime to);

  void clear() { counts_.clear(); }

 private:
  struct Stretch {
    const Schedule* schedule;
    std::int64_t from, to;
    bool operator==(const Stretch&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Stretch& stretch) const;
  };
  std::unordered_map<Stretch, std::int64_t, Hash> counts_;
};

}  // namespace cronlens
