// SPDX-License-Identifier: MIT
// Bytes -> contract, for questions that are asked too often for JSON. The layout is that of
// codec/wire_writer.hpp; the bytes come from the generated encoder, but nothing is trusted: a count
// or a length that does not fit what is left makes the whole request an Error.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <vector>

#include "cronlens/describe.hpp"
#include "cronlens/quantity.hpp"
#include "cronlens/result.hpp"

namespace cronlens::wire {

class Reader {
 public:
  explicit Reader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  bool failed() const { return failed_; }

  void get(double& value) {
    align(8);
    copy(&value, sizeof value);
  }
  void get(bool& value) {
    const std::uint32_t number = u32();
    if (number > 1) return fail();
    value = number == 1;
  }
  void get(std::string& value) {
    value.resize(length(1));
    copy(value.data(), value.size());
    align(4);
  }
  template <class Tag>
  void get(Quantity<Tag>& value) {
    get(value.value);
  }
  template <DescribedEnum E>
  void get(E& value) {
    const std::uint32_t index = u32();
    if (index >= Names<E>::values.size()) return fail();
    value = static_cast<E>(index);
  }
  template <class Tag>
  void get(std::vector<Quantity<Tag>>& column) {
    const std::uint32_t count = length(sizeof(double));
    align(8);
    column.resize(failed_ ? 0 : count);
    copy(column.data(), column.size() * sizeof(double));
  }
  void get(std::vector<std::string>& column) {
    std::vector<std::uint32_t> ends(length(sizeof(std::uint32_t)));
    for (std::uint32_t& end : ends) end = u32();
    column.assign(ends.size(), {});
    std::uint32_t begin = 0;
    for (std::size_t i = 0; i < ends.size() && !failed_; ++i) {
      if (ends[i] < begin || ends[i] - begin > left()) return fail();
      column[i].resize(ends[i] - begin);
      copy(column[i].data(), column[i].size());
      begin = ends[i];
    }
    align(4);
  }
  template <Described T>
  void get(T& value) {
    for_each_field<T>([&](const auto& each) {
      if (!failed_) get(value.*each.member);
    });
  }

 private:
  std::size_t left() const { return bytes_.size() - at_; }
  void fail() { failed_ = true; }

  void align(std::size_t size) {
    const std::size_t aligned = (at_ + size - 1) / size * size;
    if (aligned > bytes_.size()) return fail();
    at_ = aligned;
  }
  void copy(void* into, std::size_t size) {
    if (failed_ || size > left()) return fail();
    if (size > 0) std::memcpy(into, bytes_.data() + at_, size);
    at_ += size;
  }
  std::uint32_t u32() {
    align(4);
    std::uint32_t value = 0;
    copy(&value, sizeof value);
    return value;
  }
  /// A count of things that take at least `each` bytes: more than fit are never allocated.
  std::uint32_t length(std::size_t each) {
    const std::uint32_t count = u32();
    if (!failed_ && count <= left() / each) return count;
    fail();
    return 0;
  }

  std::span<const std::uint8_t> bytes_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

template <Described T>
Result<T> read(std::span<const std::uint8_t> bytes) {
  Reader reader(bytes);
  T value;
  reader.get(value);
  if (!reader.failed()) return value;
  return make_error(ErrorCode::bad_query, "The request's bytes are not a " +
                                              std::string(Shape<T>::name) + " of this build.");
}

}  // namespace cronlens::wire
