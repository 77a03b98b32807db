// SPDX-License-Identifier: MIT
#include "facts/wal.hpp"

#include <algorithm>
#include <span>
#include <utility>

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

/// Requires: the header of the log is the one of a log with this page size.
WalCommit read_frames(const std::vector<std::uint8_t>& wal, std::uint32_t page_size,
                      Checksum checksum) {
  WalCommit committed;
  committed.page_size = page_size;
  std::vector<std::pair<std::uint32_t, std::size_t>> open;
  const std::size_t frame_size = kFrameHeaderSize + page_size;
  for (std::size_t at = kHeaderSize; at + frame_size <= wal.size(); at += frame_size) {
    const std::uint8_t* frame = wal.data() + at;
    const bool same_salt = std::equal(frame + 8, frame + 16, wal.data() + 16);
    checksum.add(frame, 8);
    checksum.add(frame + kFrameHeaderSize, page_size);
    if (!same_salt || !checksum.matches(frame + 16) || read_u32(frame) == 0) break;
    open.emplace_back(read_u32(frame), at + kFrameHeaderSize);
    if (const std::uint32_t pages = read_u32(frame + 4); pages != 0) {
      committed.database_pages = pages;
      for (const auto& [page, data] : open) committed.page_at[page] = data;
      open.clear();
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

/// The overlap of two stretches of a file, half-open; empty when begin >= end.
struct Stretch {
  std::uint64_t begin, end;
};
Stretch overlap(Stretch a, Stretch b) {
  return {std::max(a.begin, b.begin), std::min(a.end, b.end)};
}

constexpr Stretch kVersions{18, 20};  // the format versions in the header of a database

}  // namespace

std::optional<WalCommit> last_commit(std::uint64_t database_size,
                                     const std::vector<std::uint8_t>& head,
                                     const std::vector<std::uint8_t>& wal) {
  if (wal.size() < kHeaderSize) return std::nullopt;
  // A database that was never checkpointed has no bytes of its own yet.
  std::uint32_t page_size = read_u32(wal.data() + 8);
  if (head.size() >= 100) {
    page_size = read_u16(head.data() + 16);
    if (page_size == 1) page_size = 65536;
  }
  Checksum checksum;
  const bool sane = page_size >= 512 && page_size <= 65536 && page_size % 8 == 0;
  if (!sane || !is_wal_of(wal, page_size, checksum)) return std::nullopt;

  WalCommit commit = read_frames(wal, page_size, checksum);
  // No honest log promises more pages than the database and the log hold together.
  const std::uint64_t most = database_size / page_size + wal.size() / page_size + 1;
  if (commit.database_pages == 0 || commit.database_pages > most) return std::nullopt;
  return commit;
}

std::uint64_t WalOverlay::size() const {
  return has_log() ? std::uint64_t{commit_.database_pages} * commit_.page_size : file_->size();
}

bool WalOverlay::read(std::uint64_t offset, std::span<std::uint8_t> into) const {
  const Stretch wanted{offset, offset + into.size()};
  const auto at = [&](std::uint64_t position) { return into.data() + (position - offset); };
  const Stretch below = overlap(wanted, {0, file_->size()});
  std::fill(into.begin(), into.end(), std::uint8_t{0});
  if (below.begin < below.end) {
    const std::span<std::uint8_t> part(at(below.begin),
                                       static_cast<std::size_t>(below.end - below.begin));
    if (!file_->read(below.begin, part)) return false;
  }
  if (has_log()) {
    const auto first = static_cast<std::uint32_t>(offset / commit_.page_size + 1);
    for (auto page = commit_.page_at.lower_bound(first); page != commit_.page_at.end(); ++page) {
      const std::uint64_t begin = std::uint64_t{page->first - 1} * commit_.page_size;
      const Stretch part = overlap(wanted, {begin, begin + commit_.page_size});
      if (part.begin >= part.end) break;
      std::copy_n(wal_.data() + page->second + (part.begin - begin), part.end - part.begin,
                  at(part.begin));
    }
  }
  const Stretch versions = overlap(wanted, kVersions);
  for (auto byte = versions.begin; byte < versions.end; ++byte) *at(byte) = 1;
  return true;
}

const std::uint8_t* WalOverlay::view(std::uint64_t offset, std::size_t size) const {
  const Stretch wanted{offset, offset + size};
  const Stretch versions = overlap(wanted, kVersions);
  if (size == 0 || versions.begin < versions.end) return nullptr;
  if (has_log()) {
    const auto first = static_cast<std::uint32_t>(offset / commit_.page_size + 1);
    const auto last = static_cast<std::uint32_t>((wanted.end - 1) / commit_.page_size + 1);
    const auto found = commit_.page_at.lower_bound(first);
    if (found != commit_.page_at.end() && found->first <= last) {
      return first == last ? wal_.data() + found->second + offset % commit_.page_size : nullptr;
    }
  }
  return wanted.end <= file_->size() ? file_->view(offset, size) : nullptr;
}

}  // namespace cronlens::facts
