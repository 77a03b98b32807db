// SPDX-License-Identifier: MIT
// Big-endian numbers inside a file, as SQLite stores them.
#pragma once

#include <cstdint>

namespace cronlens::facts {

inline std::uint32_t read_u16(const std::uint8_t* at) {
  return static_cast<std::uint32_t>(at[0] << 8 | at[1]);
}
inline std::uint32_t read_u32(const std::uint8_t* at) {
  return static_cast<std::uint32_t>(at[0]) << 24 | static_cast<std::uint32_t>(at[1]) << 16 |
         static_cast<std::uint32_t>(at[2]) << 8 | at[3];
}
inline std::uint32_t read_u32_little(const std::uint8_t* at) {
  return static_cast<std::uint32_t>(at[3]) << 24 | static_cast<std::uint32_t>(at[2]) << 16 |
         static_cast<std::uint32_t>(at[1]) << 8 | at[0];
}

}  // namespace cronlens::facts
