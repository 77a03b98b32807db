// SPDX-License-Identifier: MIT
// Finds out whether old rows were edited, by a digest of all rows in the order of their ids. One
// pass tells both whether the rows seen last time are what they were, and the digest for next time.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "live/database.hpp"

namespace cronlens::live {

struct Audit {
  std::int64_t last = 0;
  std::uint64_t digest = 0;
};

struct AuditResult {
  Audit now;
  /// False: rows up to the earlier audit's last one are not what they were.
  bool unedited = true;
};

// Requires: within a read transaction.
std::optional<AuditResult> audit_rows(const Database& database, const std::optional<Audit>& before);

/// Up to here an audit takes a few milliseconds and is made before a delta is given; above, it is
/// made in the background, and at most this share of the time.
constexpr std::int64_t kAuditedAtOnce = 10'000;
constexpr int kAuditShare = 20;
constexpr std::chrono::seconds kAuditPause{5};

}  // namespace cronlens::live
