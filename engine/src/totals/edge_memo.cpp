// SPDX-License-Identifier: MIT
#include "totals/edge_memo.hpp"

#include <algorithm>
#include <iterator>

namespace cronlens::totals {
namespace {

constexpr Grain kKinds{.job = false, .route = false};

}  // namespace

const Sums* EdgeMemo::before(const Cells& cells, const std::vector<double>& edges) {
  const std::size_t lanes = cells.lanes(kKinds).size();
  if (edges.size() * lanes > kMostSums) return nullptr;
  std::size_t at = find(edges);
  if (at == edges_.size()) {
    learn(cells, edges);
    at = find(edges);
  }
  // Edges of another zone or step lie between those known, or there are too many by now.
  if (at == edges_.size() || edges_.size() * lanes > kMostSums) {
    edges_.clear();
    sums_.clear();
    learn(cells, edges);
    at = 0;
  }
  return sums_.data() + at * lanes;
}

std::size_t EdgeMemo::find(const std::vector<double>& edges) const {
  const auto first = std::lower_bound(edges_.begin(), edges_.end(), edges.front());
  if (static_cast<std::size_t>(edges_.end() - first) < edges.size()) return edges_.size();
  const bool is_same = std::equal(edges.begin(), edges.end(), first);
  return is_same ? static_cast<std::size_t>(first - edges_.begin()) : edges_.size();
}

void EdgeMemo::learn(const Cells& cells, const std::vector<double>& edges) {
  std::vector<double> unknown, both;
  std::set_difference(edges.begin(), edges.end(), edges_.begin(), edges_.end(),
                      std::back_inserter(unknown));
  std::set_union(edges_.begin(), edges_.end(), unknown.begin(), unknown.end(),
                 std::back_inserter(both));
  const Lanes& lanes = cells.lanes(kKinds);
  const std::vector<Sums> found = cells.lane_sums(lanes, unknown);
  std::vector<Sums> merged;
  merged.reserve(both.size() * lanes.size());
  std::size_t is_new = 0, is_old = 0;
  for (const double edge : both) {
    const bool old = is_old < edges_.size() && edges_[is_old] == edge;
    const auto row = (old ? sums_ : found).begin() +
                     static_cast<std::ptrdiff_t>((old ? is_old++ : is_new++) * lanes.size());
    merged.insert(merged.end(), row, row + static_cast<std::ptrdiff_t>(lanes.size()));
  }
  edges_ = std::move(both);
  sums_ = std::move(merged);
}

}  // namespace cronlens::totals
