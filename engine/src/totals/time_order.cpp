// SPDX-License-Identifier: MIT
#include "totals/time_order.hpp"

#include <algorithm>
#include <numeric>

namespace cronlens::totals {
namespace {

// Insertion is linear while rows are out of place by little: by the runs that overlap a long one.
constexpr std::size_t kShiftsPerRow = 40;

struct Entry {
  double start;
  std::uint32_t row;
  bool operator<(const Entry& other) const {
    return start != other.start ? start < other.start : row < other.row;
  }
};

/// False, and any order, once more than `budget` shifts were needed.
bool insertion_sort(std::vector<Entry>& entries, std::size_t budget) {
  for (std::size_t i = 1; i < entries.size(); ++i) {
    if (!(entries[i] < entries[i - 1])) continue;
    const Entry moved = entries[i];
    std::size_t at = i;
    for (; at > 0 && moved < entries[at - 1]; --at) entries[at] = entries[at - 1];
    entries[at] = moved;
    if (i - at > budget) return false;
    budget -= i - at;
  }
  return true;
}

}  // namespace

std::vector<std::uint32_t> time_order(const std::vector<double>& starts) {
  std::vector<std::uint32_t> order(starts.size());
  std::iota(order.begin(), order.end(), 0u);
  if (std::is_sorted(starts.begin(), starts.end())) return order;
  std::vector<Entry> entries(starts.size());
  for (std::uint32_t row = 0; row < order.size(); ++row) entries[row] = {starts[row], row};
  if (!insertion_sort(entries, kShiftsPerRow * entries.size())) {
    std::sort(entries.begin(), entries.end());
  }
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = entries[i].row;
  return order;
}

}  // namespace cronlens::totals
