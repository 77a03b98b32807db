// SPDX-License-Identifier: MIT
// A database with its write-ahead log laid over it, as SQLite's recovery would write it: frames
// count up to the last commit whose checksums hold.
// Format: https://www.sqlite.org/fileformat2.html#walformat
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "cronlens/byte_source.hpp"

namespace cronlens::facts {

/// The state after the last commit whose frames are all intact.
struct WalCommit {
  std::map<std::uint32_t, std::size_t> page_at;  // page number -> offset of its data in the log
  std::uint32_t page_size = 0;
  std::uint32_t database_pages = 0;
};

/// Nothing: the log has no usable commit for a database of that size and `head`, its first bytes.
std::optional<WalCommit> last_commit(std::uint64_t database_size,
                                     const std::vector<std::uint8_t>& head,
                                     const std::vector<std::uint8_t>& wal);

/// SQLite opens a WAL-mode file only where it can have a -wal of its own, even if all is
/// checkpointed; as a rollback-mode file, which this is, the same pages read the same.
class WalOverlay final : public ByteSource {
 public:
  /// A commit without pages changes nothing but the mode.
  WalOverlay(std::unique_ptr<ByteSource> file, std::vector<std::uint8_t> wal, WalCommit commit)
      : file_(std::move(file)), wal_(std::move(wal)), commit_(std::move(commit)) {}

  std::uint64_t size() const override;
  bool read(std::uint64_t offset, std::span<std::uint8_t> into) const override;
  const std::uint8_t* view(std::uint64_t offset, std::size_t size) const override;

 private:
  bool has_log() const { return commit_.database_pages != 0; }

  std::unique_ptr<ByteSource> file_;
  std::vector<std::uint8_t> wal_;
  WalCommit commit_;
};

}  // namespace cronlens::facts
