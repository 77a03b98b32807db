// SPDX-License-Identifier: MIT
#include "facts/wal.hpp"

#include <algorithm>
#include <map>

#include "facts/bytes.hpp"

namespace cronlens::facts {
namespace {

constexpr std::size_t kHeaderSize = 32;
constexpr std::size_t kFrameHeaderSize = 24;
constexpr std::uint32_t kMagicLittle = 0x377f0682;
constexpr std::uint32_t kMagicBig = 0x377f0683;

struct Checksum {
  std::uint32_t a = 0, b = 0;
  bool big_endian = false;

  // Requires: size is a multiple of 8.
  void add(const std::uint8_t* data, std::size_t size) {
    for (std::size_t i = 0; i < size; i += 8) {
      a += (big_endian ? read_u32(data + i) : read_u32_little(data + i)) + b;
      b += (big_endian ? read_u32(data + i + 4) : read_u32_little(data + i + 4)) + a;
    }
  }
  bool matches(const std::uint8_t* stored) const {
    return read_u32(stored) == a && read_u32(stored + 4) == b;
  }
};

struct Commit {
  std::map<std::uint32_t, std::size_t> page_at;  // page number -> offset of its data in the log
  std::uint32_t database_pages = 0;
};

/// The state after the last commit whose frames are all intact.
Commit last_commit(const std::vector<std::uint8_t>& wal, std::uint32_t page_size,
                   Checksum checksum) {
  Commit committed, open;
  const std::size_t frame_size = kFrameHeaderSize + page_size;
  for (std::size_t at = kHeaderSize; at + frame_size <= wal.size(); at += frame_size) {
    const std::uint8_t* frame = wal.data() + at;
    const bool same_salt = std::equal(frame + 8, frame + 16, wal.data() + 16);
    checksum.add(frame, 8);
    checksum.add(frame + kFrameHeaderSize, page_size);
    if (!same_salt || !checksum.matches(frame + 16) || read_u32(frame) == 0) break;
    open.page_at[read_u32(frame)] = at + kFrameHeaderSize;
    if (const std::uint32_t pages = read_u32(frame + 4); pages != 0) {
      open.database_pages = pages;
      committed = open;
    }
  }
  return committed;
}

bool is_wal_of(const std::vector<std::uint8_t>& wal, std::uint32_t page_size, Checksum& checksum) {
  if (wal.size() < kHeaderSize) return false;
  const std::uint32_t magic = read_u32(wal.data());
  if (magic != kMagicLittle && magic != kMagicBig) return false;
  checksum.big_endian = magic == kMagicBig;
  checksum.add(wal.data(), 24);
  return checksum.matches(wal.data() + 24) && read_u32(wal.data() + 8) == page_size;
}

}  // namespace

WalOutcome apply_wal(std::vector<std::uint8_t>& database, const std::vector<std::uint8_t>& wal) {
  if (wal.size() < kHeaderSize) return {};
  // A database that was never checkpointed has no bytes of its own yet.
  std::uint32_t page_size = read_u32(wal.data() + 8);
  if (database.size() >= 100) {
    page_size = read_u16(database.data() + 16);
    if (page_size == 1) page_size = 65536;
  }
  Checksum checksum;
  if (page_size < 512 || page_size > 65536 || !is_wal_of(wal, page_size, checksum)) return {};

  const Commit commit = last_commit(wal, page_size, checksum);
  // No honest log promises more pages than the database and the log hold together.
  const std::uint64_t most = database.size() / page_size + wal.size() / page_size + 1;
  if (commit.database_pages == 0 || commit.database_pages > most) return {};
  database.resize(std::size_t{commit.database_pages} * page_size, 0);
  for (const auto& [page, at] : commit.page_at) {
    if (page > commit.database_pages) continue;
    std::copy_n(wal.begin() + static_cast<std::ptrdiff_t>(at), page_size,
                database.begin() + static_cast<std::ptrdiff_t>(std::size_t{page - 1} * page_size));
  }
  return {true, static_cast<std::uint32_t>(commit.page_at.size())};
}

}  // namespace cronlens::facts
