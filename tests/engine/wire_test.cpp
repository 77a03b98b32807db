// SPDX-License-Identifier: MIT
// Questions that did not come from the generated encoder.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "codec/wire_reader.hpp"
#include "cronlens/contract.hpp"

using namespace cronlens;

namespace {

/// Bytes of numbers of four bytes, the lowest first.
std::vector<std::uint8_t> bytes_of(std::initializer_list<std::uint32_t> numbers) {
  std::vector<std::uint8_t> bytes;
  for (const std::uint32_t number : numbers) {
    for (unsigned shift = 0; shift < 32; shift += 8) {
      bytes.push_back(static_cast<std::uint8_t>(number >> shift));
    }
  }
  return bytes;
}

template <class T>
bool reads(std::initializer_list<std::uint32_t> numbers, T& value) {
  const auto bytes = bytes_of(numbers);
  wire::Reader reader(bytes);
  reader.get(value);
  return !reader.failed();
}

}  // namespace

TEST_CASE("a flag is 0 or 1") {
  bool flag = true;
  CHECK(reads({0}, flag));
  CHECK_FALSE(flag);
  CHECK(reads({1}, flag));
  CHECK(flag);
  for (const std::uint32_t odd : {2u, 256u, 0xffffffffu}) CHECK_FALSE(reads({odd}, flag));
  CHECK_FALSE(reads({}, flag));
}

TEST_CASE("a name of an enumeration is one of its own") {
  Direction direction = Direction::ascending;
  CHECK(reads({1}, direction));
  CHECK(direction == Direction::descending);
  CHECK_FALSE(reads({2}, direction));
}

TEST_CASE("what is longer than the question fails it, and is not allocated") {
  std::string text;
  CHECK(reads({3, 0x00636261}, text));
  CHECK(text == "abc");
  CHECK_FALSE(reads({5, 0x64636261}, text));
  CHECK_FALSE(reads({0xffffffff}, text));

  std::vector<Usd> column;
  CHECK(reads({1, 0, 0, 0x3ff00000}, column));
  CHECK(column[0].value == 1);
  CHECK_FALSE(reads({2, 0, 0, 0x3ff00000}, column));
  CHECK_FALSE(reads({0xffffffff, 0}, column));

  std::vector<std::string> texts;
  CHECK(reads({2, 1, 2, 0x00006261}, texts));
  CHECK(texts == std::vector<std::string>{"a", "b"});
  CHECK_FALSE(reads({2, 2, 1, 0x00006261}, texts));  // ends before it begins
  CHECK_FALSE(reads({1, 9, 0x00006261}, texts));
  CHECK_FALSE(reads({0xffffffff, 0}, texts));
}
