// SPDX-License-Identifier: MIT
// A double as its 64 bits and back: the C++ library of Emscripten 3.1.6 has no std::bit_cast.
#pragma once

#include <cstdint>
#include <cstring>

namespace cronlens::statistics {

inline std::uint64_t bits_of(double value) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return bits;
}

inline double number_of(std::uint64_t bits) {
  double value = 0;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

}  // namespace cronlens::statistics
