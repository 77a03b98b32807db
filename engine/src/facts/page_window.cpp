// SPDX-License-Identifier: MIT
#include "facts/page_window.hpp"

#include <algorithm>

namespace cronlens::facts {
namespace {

// A jump reads little, a scan soon reads much: each read costs as much as copying 50 to 100 kB.
constexpr std::size_t kLeast = std::size_t{64} * 1024;
constexpr std::size_t kMost = std::size_t{2} * 1024 * 1024;

}  // namespace

const std::uint8_t* PageWindow::load(std::uint64_t at) {
  const std::uint64_t file_end = std::uint64_t{page_count_} * page_size_;
  const bool forwards = at >= end_ && at - end_ < kLeast;
  const bool backwards = at < begin_ && begin_ - at <= kLeast;
  ahead_ = forwards || backwards ? std::min(ahead_ * 2, kMost) : kLeast;
  begin_ = at;
  if (backwards) {
    const std::uint64_t wanted = at + page_size_;
    begin_ = wanted > ahead_ ? (wanted - ahead_) / page_size_ * page_size_ : 0;
  }
  end_ = std::min<std::uint64_t>(begin_ + std::max<std::size_t>(ahead_, page_size_), file_end);
  end_ = begin_ + (end_ - begin_) / page_size_ * page_size_;
  if (at + page_size_ > end_) end_ = at + page_size_;
  window_.resize(static_cast<std::size_t>(end_ - begin_));
  if (source_.read(begin_, window_)) return window_.data() + (at - begin_);
  begin_ = end_ = 0;
  return nullptr;
}

}  // namespace cronlens::facts
