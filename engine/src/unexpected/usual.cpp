// SPDX-License-Identifier: MIT
#include "unexpected/usual.hpp"

#include <algorithm>
#include <cmath>

namespace cronlens::unexpected {
namespace {

constexpr std::size_t kFewest = 5;
constexpr std::size_t kMost = 30;

}  // namespace

void Usual::add(RouteId route, double cost) {
  runs_.push_back({route, cost});
  if (runs_.size() > kMost) runs_.pop_front();
}

std::optional<RouteId> Usual::route() const {
  if (runs_.size() < kFewest) return std::nullopt;
  for (const Run& run : runs_) {
    const auto same = [&](const Run& each) { return each.route == run.route; };
    const auto count = static_cast<std::size_t>(std::count_if(runs_.begin(), runs_.end(), same));
    if (count * 10 >= runs_.size() * 8) return run.route;
  }
  return std::nullopt;
}

bool Usual::is_free() const {
  std::size_t free = 0;
  for (const Run& run : runs_) {
    if (run.cost > 0) return false;
    free += run.cost == 0 ? 1 : 0;
  }
  return free >= kFewest;
}

std::optional<double> Usual::mean_cost() const {
  double sum = 0, known = 0;
  for (const Run& run : runs_) {
    if (std::isnan(run.cost)) continue;
    sum += run.cost;
    ++known;
  }
  return known > 0 ? std::optional(sum / known) : std::nullopt;
}

}  // namespace cronlens::unexpected
