// SPDX-License-Identifier: MIT
// watermark.json, which Cronalytics reads too: how far its own question has come.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace cronlens::sync {

struct Watermark {
  double last_ended_at = 0;
  std::optional<std::string> last_sync;
  std::int64_t rows_synced = 0;
};

/// A missing file is an empty mark; so is a broken one, and then `why` says so.
Watermark read_watermark(const std::filesystem::path& path, std::string& why);

bool write_watermark(const std::filesystem::path& path, const Watermark& mark, std::string& why);

/// "2026-05-28T20:26:40Z".
std::string utc_text(double moment);

}  // namespace cronlens::sync
