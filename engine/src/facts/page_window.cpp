// SPDX-License-Identifier: MIT
#include "facts/page_window.hpp"

#include <algorithm>

namespace cronlens::facts {
namespace {

// A jump reads little, a scan soon reads much: each read costs as much as copying 50 to 100 kB.
// Both are a multiple of every page size, and the larger fits a processor's cache: what reads
// slowly, as a browser does from a file, reads ahead by itself (web/src/engine/blob_reader.ts).
constexpr std::size_t kLeast = std::size_t{64} * 1024;
constexpr std::size_t kMost = std::size_t{512} * 1024;

}  // namespace

const std::uint8_t* PageWindow::load(std::uint64_t at) {
  const std::uint64_t file_end = std::uint64_t{page_count_} * page_size_;
  const bool forwards = at >= end_ && at - end_ < kLeast;
  const bool backwards = at < begin_ && begin_ - at <= kLeast;
  ahead_ = forwards || backwards ? std::clamp(ahead_ * 2, kLeast, kMost) : kLeast;
  // A piece is a whole number of pages, and begins or ends with this one.
  begin_ = at;
  if (backwards) begin_ = at + page_size_ > ahead_ ? at + page_size_ - ahead_ : 0;
  end_ = std::min<std::uint64_t>(begin_ + ahead_, file_end);
  const auto size = static_cast<std::size_t>(end_ - begin_);
  if (size > room_) {
    room_ = std::max(size, ahead_);
    window_.reset(new std::uint8_t[room_]);
  }
  if (source_.read(begin_, {window_.get(), size})) return window_.get() + (at - begin_);
  begin_ = end_ = 0;
  return nullptr;
}

}  // namespace cronlens::facts
