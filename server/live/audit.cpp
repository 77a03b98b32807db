// SPDX-License-Identifier: MIT
#include "live/audit.hpp"

#include "live/cursor.hpp"

namespace cronlens::live {

std::optional<AuditResult> audit_rows(const Database& database,
                                      const std::optional<Audit>& before) {
  const auto rows = database.prepare("SELECT rowid, * FROM cron_runs NOT INDEXED ORDER BY rowid");
  if (!rows) return std::nullopt;
  std::uint64_t digest = 0, earlier = 0;
  std::int64_t last = 0;
  int step = SQLITE_ROW;
  while ((step = sqlite3_step(rows.get())) == SQLITE_ROW) {
    last = sqlite3_column_int64(rows.get(), 0);
    digest = digest_row(rows.get(), digest);
    if (before && last <= before->last) earlier = digest;
  }
  if (step != SQLITE_DONE) return std::nullopt;
  return AuditResult{{last, digest}, !before || earlier == before->digest};
}

}  // namespace cronlens::live
