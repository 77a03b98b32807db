// SPDX-License-Identifier: MIT
#include "totals/lanes.hpp"

#include <algorithm>
#include <limits>
#include <map>

namespace cronlens::totals {
namespace {

// Four rows a lane: the notes take a quarter of a Sums for each row of the file.
constexpr std::size_t kRowsPerLane = 4;
// Where there are few lanes, the rows between two notes cost less than a note for each few of them.
constexpr std::size_t kLeastStride = 64;

Key coarsen(Key key, Grain grain) {
  if (!grain.job) key.job = 0;
  if (!grain.route) key.model = key.provider = 0;
  return key;
}

template <class T>
void append(std::vector<T>& notes, const std::vector<T>& running) {
  notes.insert(notes.end(), running.begin(), running.end());
}

}  // namespace

Lanes::Lanes(const std::vector<Cell>& cells, Grain grain, std::size_t rows) {
  std::map<Key, std::uint32_t> lanes;
  for (const Cell& cell : cells) {
    const auto next = static_cast<std::uint32_t>(lanes.size());
    const auto [lane, is_new] = lanes.try_emplace(coarsen(cell, grain), next);
    if (is_new) keys_.push_back(lane->first);
    lane_of_.push_back(lane->second);
  }
  stride_ = std::max(kLeastStride, kRowsPerLane * size());
  // Rows may be added: there is no moving all notes for the first of them.
  const std::size_t notes = ((rows + rows / 16) / stride_ + 2) * size();
  running_.resize(size());
  last_.resize(size());
  notes_.reserve(notes);
  last_notes_.reserve(notes);
  append(notes_, running_);
  append(last_notes_, last_);
}

void Lanes::add(std::uint32_t cell, const Sums& row) {
  const std::uint32_t lane = lane_of_[cell];
  running_[lane] += row;
  last_[lane] = ++added_;
  if (added_ % stride_ != 0) return;
  append(notes_, running_);
  append(last_notes_, last_);
}

void Lanes::take_back(const facts::Facts& facts, const std::vector<std::uint32_t>& row_at,
                      const std::vector<std::uint32_t>& cell_at, std::uint32_t position) {
  at(facts, row_at, cell_at, position, running_.data());
  last_ = last(cell_at, position);
  added_ = position;
  notes_.resize((position / stride_ + 1) * size());
  last_notes_.resize(notes_.size());
}

void Lanes::at(const facts::Facts& facts, const std::vector<std::uint32_t>& row_at,
               const std::vector<std::uint32_t>& cell_at, std::uint32_t position,
               Sums* into) const {
  const std::size_t before = position / stride_;
  const bool forward = position % stride_ <= stride_ / 2 || (before + 2) * size() > notes_.size();
  const std::size_t note = forward ? before : before + 1;
  std::copy_n(notes_.data() + note * size(), size(), into);
  for (std::size_t i = note * stride_; i < position; ++i) {
    into[lane_of_[cell_at[i]]] += sums_of(facts, row_at[i]);
  }
  for (std::size_t i = position; i < note * stride_; ++i) {
    into[lane_of_[cell_at[i]]] -= sums_of(facts, row_at[i]);
  }
}

std::vector<std::uint32_t> Lanes::last(const std::vector<std::uint32_t>& cell_at,
                                       std::uint32_t position) const {
  const std::size_t note = position / stride_;
  const auto* const first = last_notes_.data() + note * size();
  std::vector<std::uint32_t> last(first, first + size());
  for (auto i = static_cast<std::uint32_t>(note * stride_); i < position; ++i) {
    last[lane_of_[cell_at[i]]] = i + 1;
  }
  return last;
}

void Lanes::last_runs(const std::vector<double>& times, const std::vector<std::uint32_t>& cell_at,
                      std::uint32_t position, double* into) const {
  for (const std::uint32_t rows : last(cell_at, position)) {
    *into++ = rows == 0 ? -std::numeric_limits<double>::infinity() : times[rows - 1];
  }
}

}  // namespace cronlens::totals
