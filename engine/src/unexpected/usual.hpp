// SPDX-License-Identifier: MIT
// What model and provider a job's last runs had, and whether they were free.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>

namespace cronlens::unexpected {

/// Places in the dictionaries of models and providers.
struct RouteId {
  std::uint32_t model = 0, provider = 0;

  friend bool operator==(const RouteId&, const RouteId&) = default;
};

class Usual {
 public:
  /// `cost` is NaN where it is not known.
  void add(RouteId route, double cost);
  void clear() { runs_.clear(); }

  /// Nothing while there are too few runs, or no way prevails.
  std::optional<RouteId> route() const;
  bool is_free() const;
  /// Of the runs whose cost is known.
  std::optional<double> mean_cost() const;

 private:
  struct Run {
    RouteId route;
    double cost;
  };
  std::deque<Run> runs_;
};

}  // namespace cronlens::unexpected
