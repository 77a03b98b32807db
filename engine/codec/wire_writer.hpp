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
#include <cstring>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "cronlens/describe.hpp"
#include "cronlens/quantity.hpp"

namespace cronlens::wire {

class Writer {
 public:
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

  std::vector<std::uint8_t> take() { return std::move(bytes_); }

 private:
  static constexpr std::uint32_t kAbsent = 0xFFFFFFFFu;

  void put_u32(std::uint32_t value) {
    align(4);
    append(&value, sizeof value);
  }
  void align(std::size_t size) { bytes_.resize((bytes_.size() + size - 1) / size * size, 0); }
  void append(const void* data, std::size_t size) {
    const auto* first = static_cast<const std::uint8_t*>(data);
    bytes_.insert(bytes_.end(), first, first + size);
  }

  std::vector<std::uint8_t> bytes_;
};

template <Described T>
std::vector<std::uint8_t> write(const T& value) {
  Writer writer;
  writer.put(value);
  return writer.take();
}

}  // namespace cronlens::wire
