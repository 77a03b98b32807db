// SPDX-License-Identifier: MIT
// Files of the user: read whole and read-only. Files of Cronlens: written beside their place and
// renamed into it, so that nobody ever sees half of one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cronlens::server {

using Bytes = std::vector<std::uint8_t>;

/// The file's bytes, or nothing and in `why` one sentence that names the file.
std::optional<Bytes> read_file(const std::filesystem::path& path, std::string& why);

/// The same as text. "-" is standard input.
std::optional<std::string> read_text(const std::filesystem::path& path, std::string& why);

/// Replaces `path` in one step; on failure nothing has changed. Who is killed meanwhile leaves a
/// "NAME.part-xxxxxx" behind.
bool write_file(const std::filesystem::path& path, std::span<const std::uint8_t> bytes,
                std::string& why, unsigned mode = 0644);

struct DatabaseFiles {
  Bytes database;
  Bytes wal;
};

/// A database and the -wal beside it (or the one named), as they stood at one moment: if one of
/// them changes while they are read, they are read again.
std::optional<DatabaseFiles> read_database(const std::filesystem::path& path,
                                           const std::optional<std::filesystem::path>& wal,
                                           std::string& why);

std::span<const std::uint8_t> as_bytes(std::string_view text);

}  // namespace cronlens::server
