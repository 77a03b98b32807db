// SPDX-License-Identifier: MIT
// Contract -> bytes, for the tab. One buffer per answer, little-endian, so that a worker can
// transfer it and columns can be viewed in place. The layout, mirrored by the generated decoder:
//   number, quantity   8 bytes, aligned to 8; unknown is NaN
//   bool, enum         4 bytes
//   string             4 bytes length, then UTF-8, padded to 4; an absent string has length 2^32-1
//   column             4 bytes count, aligned to 8, then 8 bytes each
//   text column        4 bytes count, 4 bytes per end offset, then the UTF-8 of all, padded to 4
//   list of structs    4 bytes count, then each
#pragma once

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "cronlens/describe.hpp"
#include "cronlens/quantity.hpp"

namespace cronlens::wire {

/// Bytes that grow by plain copies: an answer is written at every step of a slider, and a
/// std::vector would clear and construct each byte first.
class Buffer {
 public:
  Buffer() = default;
  Buffer(Buffer&& other) noexcept { swap(other); }
  Buffer& operator=(Buffer&& other) noexcept {
    swap(other);
    return *this;
  }
  ~Buffer() { std::free(data_); }

  std::uint8_t* data() const { return data_; }
  std::size_t size() const { return size_; }
  void clear() { size_ = 0; }

  /// Lengthens by `size` bytes and returns where they are.
  std::uint8_t* extend(std::size_t size) {
    if (size_ + size > capacity_) grow(size_ + size);
    size_ += size;
    return data_ + size_ - size;
  }

 private:
  static constexpr std::size_t kFirst = 64 * 1024;

  void swap(Buffer& other) {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
  }
  void grow(std::size_t size) {
    std::size_t capacity = capacity_ < kFirst ? kFirst : capacity_;
    while (capacity < size) capacity *= 2;
    void* const grown = std::realloc(data_, capacity);
    if (!grown) throw_no_memory();
    data_ = static_cast<std::uint8_t*>(grown);
    capacity_ = capacity;
  }
  [[noreturn]] static void throw_no_memory() {
#if defined(__cpp_exceptions)
    throw std::bad_alloc();
#else
    std::abort();
#endif
  }

  std::uint8_t* data_ = nullptr;
  std::size_t size_ = 0, capacity_ = 0;
};

class Writer {
 public:
  /// Writes over what the buffer held, in its memory.
  explicit Writer(Buffer reused = {}) : bytes_(std::move(reused)) { bytes_.clear(); }

  void put(double value) {
    align(8);
    append(&value, sizeof value);
  }
  void put(bool value) { put_u32(value ? 1 : 0); }
  void put(const std::string& value) {
    put_u32(static_cast<std::uint32_t>(value.size()));
    append(value.data(), value.size());
    align(4);
  }
  template <class Tag>
  void put(Quantity<Tag> value) {
    put(value.value);
  }
  template <DescribedEnum E>
  void put(E value) {
    put_u32(static_cast<std::uint32_t>(value));
  }
  template <class Tag>
  void put(const std::optional<Quantity<Tag>>& value) {
    put(value.value_or(Quantity<Tag>::unknown()));
  }
  void put(const std::optional<std::string>& value) {
    if (value) return put(*value);
    put_u32(kAbsent);
  }
  template <class Tag>
  void put(const std::vector<Quantity<Tag>>& column) {
    static_assert(sizeof(Quantity<Tag>) == sizeof(double));
    put_u32(static_cast<std::uint32_t>(column.size()));
    align(8);
    append(column.data(), column.size() * sizeof(double));
  }
  void put(const std::vector<std::string>& column) {
    put_u32(static_cast<std::uint32_t>(column.size()));
    std::uint32_t end = 0;
    for (const auto& text : column) put_u32(end += static_cast<std::uint32_t>(text.size()));
    for (const auto& text : column) append(text.data(), text.size());
    align(4);
  }
  template <Described T>
  void put(const std::vector<T>& list) {
    put_u32(static_cast<std::uint32_t>(list.size()));
    for (const auto& item : list) put(item);
  }
  template <Described T>
  void put(const T& value) {
    for_each_field<T>([&](const auto& each) { put(value.*each.member); });
  }

  Buffer take() { return std::move(bytes_); }

 private:
  static constexpr std::uint32_t kAbsent = 0xFFFFFFFFu;

  void put_u32(std::uint32_t value) {
    align(4);
    append(&value, sizeof value);
  }
  void align(std::size_t size) {
    const std::size_t gap = (size - bytes_.size() % size) % size;
    if (gap > 0) std::memset(bytes_.extend(gap), 0, gap);
  }
  void append(const void* data, std::size_t size) {
    if (size > 0) std::memcpy(bytes_.extend(size), data, size);
  }

  Buffer bytes_;
};

template <Described T>
Buffer write(const T& value) {
  Writer writer;
  writer.put(value);
  return writer.take();
}

}  // namespace cronlens::wire
