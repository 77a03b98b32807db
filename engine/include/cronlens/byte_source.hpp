// SPDX-License-Identifier: MIT
// The bytes of a file, wherever they lie: in memory, on a disk, behind the tab's file picker. What
// is not asked for is never read.
#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace cronlens {

class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  virtual ~ByteSource() = default;

  virtual std::uint64_t size() const = 0;

  /// Copies the bytes from `offset` on. False: they cannot be read (any more).
  // Requires: offset + into.size() <= size().
  virtual bool read(std::uint64_t offset, std::span<std::uint8_t> into) const = 0;

  /// The bytes where they lie, valid as long as the source; nullptr where they have to be read.
  // Requires: offset + size <= size().
  virtual const std::uint8_t* view(std::uint64_t offset, std::size_t size) const {
    static_cast<void>(offset), static_cast<void>(size);
    return nullptr;
  }
};

class MemorySource final : public ByteSource {
 public:
  explicit MemorySource(std::vector<std::uint8_t> bytes) : bytes_(std::move(bytes)) {}

  std::uint64_t size() const override { return bytes_.size(); }
  bool read(std::uint64_t offset, std::span<std::uint8_t> into) const override {
    std::memcpy(into.data(), bytes_.data() + offset, into.size());
    return true;
  }
  const std::uint8_t* view(std::uint64_t offset, std::size_t) const override {
    return bytes_.data() + offset;
  }

 private:
  std::vector<std::uint8_t> bytes_;
};

}  // namespace cronlens
