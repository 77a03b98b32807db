// SPDX-License-Identifier: MIT
// Pages of a database for one reader that goes through them roughly in order: from memory as they
// lie, from elsewhere in pieces that grow while the reading stays sequential.
#pragma once

#include <cstdint>
#include <memory>

#include "cronlens/byte_source.hpp"

namespace cronlens::facts {

class PageWindow {
 public:
  // Requires: page_count * page_size <= source.size().
  PageWindow(const ByteSource& source, std::uint32_t page_size, std::uint32_t page_count)
      : source_(source), page_size_(page_size), page_count_(page_count) {}

  /// The page, valid until the next call; nullptr when there is none or it cannot be read.
  // `number` counts from 1.
  const std::uint8_t* page(std::uint32_t number) {
    if (number == 0 || number > page_count_) return nullptr;
    const std::uint64_t at = std::uint64_t{number - 1} * page_size_;
    if (at >= begin_ && at + page_size_ <= end_) return window_.get() + (at - begin_);
    if (const std::uint8_t* here = source_.view(at, page_size_)) return here;
    return load(at);
  }

 private:
  const std::uint8_t* load(std::uint64_t at);

  const ByteSource& source_;
  std::uint32_t page_size_;
  std::uint32_t page_count_;
  std::unique_ptr<std::uint8_t[]> window_;  // not a vector: that would clear what is read over
  std::size_t room_ = 0;
  std::uint64_t begin_ = 0, end_ = 0;  // what of the file is in window_
  std::size_t ahead_ = 0;
};

}  // namespace cronlens::facts
