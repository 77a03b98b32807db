// SPDX-License-Identifier: MIT
#include "totals/time_order.hpp"

#include <algorithm>
#include <numeric>

namespace cronlens::totals {
namespace {

// Insertion is linear while rows are out of place by little: by the runs that overlap a long one.
constexpr std::size_t kShiftsPerRow = 40;

/// False, and any order, once more than `budget` shifts were needed.
bool insertion_sort(const std::vector<double>& starts, std::vector<std::uint32_t>& order,
                    std::size_t budget) {
  double latest = starts[0];
  for (std::uint32_t row = 1; row < order.size(); ++row) {
    const double start = starts[row];
    if (!(start < latest)) {
      latest = start;
      continue;
    }
    std::size_t at = row;
    for (; at > 0 && start < starts[order[at - 1]]; --at) order[at] = order[at - 1];
    order[at] = row;
    if (row - at > budget) return false;
    budget -= row - at;
  }
  return true;
}

}  // namespace

std::vector<std::uint32_t> time_order(const std::vector<double>& starts) {
  std::vector<std::uint32_t> order(starts.size());
  std::iota(order.begin(), order.end(), 0u);
  if (order.empty() || insertion_sort(starts, order, kShiftsPerRow * order.size())) return order;
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return starts[a] < starts[b]; });
  return order;
}

}  // namespace cronlens::totals
