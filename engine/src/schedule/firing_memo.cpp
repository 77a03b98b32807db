// SPDX-License-Identifier: MIT
#include "schedule/firing_memo.hpp"

namespace cronlens {
namespace {

// `now` moves on, and old stretches are never asked for again.
constexpr std::size_t kMostStretches = 1 << 16;

}  // namespace

std::size_t FiringMemo::Hash::operator()(const Stretch& stretch) const {
  std::uint64_t hash = reinterpret_cast<std::uintptr_t>(stretch.schedule);
  hash = (hash ^ (hash >> 31)) * 0x9E3779B97F4A7C15u + static_cast<std::uint64_t>(stretch.from);
  hash = (hash ^ (hash >> 31)) * 0x9E3779B97F4A7C15u + static_cast<std::uint64_t>(stretch.to);
  return static_cast<std::size_t>(hash ^ (hash >> 32));
}

std::int64_t FiringMemo::count(const Schedule& schedule, LocalTime from, LocalTime to) {
  const Stretch stretch{&schedule, from.micros, to.micros};
  if (const auto found = counts_.find(stretch); found != counts_.end()) return found->second;
  if (counts_.size() >= kMostStretches) counts_.clear();
  return counts_[stretch] = count_firings(schedule, from, to);
}

}  // namespace cronlens
