// SPDX-License-Identifier: MIT
// Big-endian numbers inside a file, as SQLite stores them.
#pragma once

#include <cstdint>
#include <cstring>

#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#endif

namespace cronlens::facts {

inline std::uint32_t read_u16(const std::uint8_t* at) {
  return static_cast<std::uint32_t>(at[0] << 8 | at[1]);
}
inline std::uint32_t read_u32(const std::uint8_t* at) {
  return static_cast<std::uint32_t>(at[0]) << 24 | static_cast<std::uint32_t>(at[1]) << 16 |
         static_cast<std::uint32_t>(at[2]) << 8 | at[3];
}
inline std::uint64_t read_u64(const std::uint8_t* at) {
#ifdef __wasm_simd128__
  // WebAssembly turns bytes around in vectors only.
  const v128_t bytes = wasm_v128_load64_zero(at);
  const v128_t turned =
      wasm_i8x16_shuffle(bytes, bytes, 7, 6, 5, 4, 3, 2, 1, 0, 7, 6, 5, 4, 3, 2, 1, 0);
  return static_cast<std::uint64_t>(wasm_i64x2_extract_lane(turned, 0));
#else
  return std::uint64_t{read_u32(at)} << 32 | read_u32(at + 4);
#endif
}
inline std::uint32_t read_u32_little(const std::uint8_t* at) {
  return static_cast<std::uint32_t>(at[3]) << 24 | static_cast<std::uint32_t>(at[2]) << 16 |
         static_cast<std::uint32_t>(at[1]) << 8 | at[0];
}

/// A number of 1 to 9 bytes, as in records and cells; `at` moves behind it. False: it does not end
/// before `end`.
inline bool read_varint(const std::uint8_t*& at, const std::uint8_t* end, std::uint64_t& value) {
  value = 0;
  for (int byte = 0; byte < 8; ++byte) {
    if (at >= end) return false;
    value = value << 7 | (*at & 0x7f);
    if (*at++ < 0x80) return true;
  }
  if (at >= end) return false;
  value = value << 8 | *at++;
  return true;
}

}  // namespace cronlens::facts
