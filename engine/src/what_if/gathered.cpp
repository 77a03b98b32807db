// SPDX-License-Identifier: MIT
#include "what_if/gathered.hpp"

#include <algorithm>
#include <cmath>

namespace cronlens::what_if {
namespace {

constexpr double kDay = 86'400;

}  // namespace

double gathered_days(const Engine::State& state, const totals::Span& window, double now) {
  const auto& first = state.known_since ? state.known_since : state.snapshot.first_run;
  const auto& last = state.snapshot.last_run;
  if (!first || !last) return 1;
  const double since = std::max(window.since, first->value);
  // One clock that runs a year ahead does not make the file a year longer.
  const double until = std::min({window.until, std::max(now, last->value), now + kDay});
  return std::isfinite(until - since) ? std::max((until - since) / kDay, 1.0) : 1.0;
}

}  // namespace cronlens::what_if
