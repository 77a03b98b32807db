// SPDX-License-Identifier: MIT
// Applies a write-ahead log to the bytes of its database, as SQLite's recovery would: frames count
// up to the last commit whose checksums hold. Format:
// https://www.sqlite.org/fileformat2.html#walformat
#pragma once

#include <cstdint>
#include <vector>

namespace cronlens::facts {

struct WalOutcome {
  bool applied = false;
  std::uint32_t pages = 0;
};

/// Overwrites and extends `database` in place. Without a usable commit nothing changes.
WalOutcome apply_wal(std::vector<std::uint8_t>& database, const std::vector<std::uint8_t>& wal);

}  // namespace cronlens::facts
