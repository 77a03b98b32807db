// SPDX-License-Identifier: MIT
#include "facts/record.hpp"

#include <algorithm>
#include <cstring>

namespace cronlens::facts {
namespace {

constexpr std::uint64_t kMaxPayload = 0x7fffffff;
constexpr std::uint32_t kMaxFigureBytes = 64;
/// The sizes of the serial types below 12. Types 10 and 11 are not used in files.
constexpr std::uint32_t kSizes[12] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0x80000000, 0x80000000};

std::uint64_t size_of(std::uint64_t type) {
  return type < 12 ? kSizes[type] : (type - 12) / 2;
}

}  // namespace

Record::Record(const ByteSource& source, const PageGeometry& geometry, const RecordPlan& plan)
    : geometry_(geometry),
      plan_(plan),
      max_local_(geometry.usable - 35),
      min_local_((geometry.usable - 12) * 32 / 255 - 23),
      overflow_pages_(source, geometry.page_size, geometry.page_count) {
  types_.fill(kAbsent);
}

bool Record::read(const Leaf& leaf, std::uint32_t cell) {
  any_moved_ = false;
  if (!read_cell(leaf, cell) || !read_header() || has_unclear_name()) return false;
  return payload_size_ == local_size_ || fetch_overflow();
}

bool Record::read_cell(const Leaf& leaf, std::uint32_t cell) {
  const std::uint32_t offset = read_u16(leaf.cell_pointer(cell));
  if (offset < Leaf::kHeaderSize + 2 * leaf.cells || offset >= geometry_.usable) return false;
  const std::uint8_t* at = leaf.page + offset;
  const std::uint8_t* const end = leaf.page + geometry_.usable;
  std::uint64_t size = 0, rowid = 0;
  if (!read_varint(at, end, size) || !read_varint(at, end, rowid)) return false;
  if (size > kMaxPayload) return false;
  rowid_ = static_cast<std::int64_t>(rowid);
  payload_ = at;
  payload_size_ = local_size_ = static_cast<std::uint32_t>(size);
  std::size_t stored = local_size_;
  if (payload_size_ > max_local_) {
    const std::uint32_t some = min_local_ + (payload_size_ - min_local_) % (geometry_.usable - 4);
    local_size_ = some <= max_local_ ? some : min_local_;
    stored = std::size_t{local_size_} + 4;  // and the number of the first overflow page
  }
  return stored <= static_cast<std::size_t>(end - at);
}

bool Record::read_header() {
  const std::uint8_t* at = payload_;
  std::uint64_t header_size = 0;
  if (!read_varint(at, payload_ + local_size_, header_size)) return false;
  if (header_size > local_size_) return false;
  const std::uint8_t* const end = payload_ + header_size;
  if (at > end) return false;
  std::uint64_t offset = header_size;
  const std::size_t columns = plan_.slots.size();
  std::size_t column = 0;
  for (; column < columns && at < end; ++column) {
    std::uint64_t type = *at;
    if (type < 0x80) {
      ++at;
    } else if (!read_varint(at, end, type) || size_of(type) > payload_size_) {
      return false;
    }
    const std::uint8_t slot = plan_.slots[column];
    types_[slot] = static_cast<std::uint32_t>(type);
    offsets_[slot] = static_cast<std::uint32_t>(offset);
    offset += size_of(type);
  }
  if (offset > payload_size_) return false;
  // SQLite's own rule: a header that has ended must have described the whole record.
  if (at == end && offset != payload_size_) return false;
  return column == columns || end_early(column);
}

/// Columns that ALTER TABLE added after the row was written.
bool Record::end_early(std::size_t column) {
  for (; column < plan_.slots.size(); ++column) {
    const std::uint8_t slot = plan_.slots[column];
    if (slot == RecordPlan::kUnwanted) continue;
    if (plan_.absent_is_unclear[slot]) return false;
    types_[slot] = kAbsent;
  }
  return true;
}

/// How a number is worded as a name is for SQLite to say.
bool Record::has_unclear_name() const {
  constexpr ColumnId kNames[] = {ColumnId::job_id, ColumnId::model, ColumnId::billing_provider,
                                 ColumnId::job_mode};
  return std::any_of(std::begin(kNames), std::end(kNames), [&](ColumnId id) {
    const std::uint32_t type = types_[slot_of(id)];
    return type != 0 && type < 12 && type != kAbsent;
  });
}

bool Record::fetch_overflow() {
  std::size_t used = kWord;
  moved_.fill(nullptr);
  for (std::size_t slot = 0; slot < kRead.size(); ++slot) {
    const std::uint32_t type = types_[slot];
    if (type == kAbsent) continue;
    const auto size = static_cast<std::uint32_t>(size_of(type));
    if (offsets_[slot] + size <= local_size_) continue;
    if (is_text_column(kRead[slot]) && size > kMaxNameBytes) continue;  // not looked at
    // SQLite loads what stands in place of a number, and may find it damaged or too large.
    if (!is_text_column(kRead[slot]) && size > kMaxFigureBytes) return false;
    const std::span<std::uint8_t> into(overflow_.data() + used, size);
    // What takes no bytes gets a place all the same: what stands before it is looked at.
    const bool needs_pages = size > 0;
    if (needs_pages && (plan_.overflow_is_unclear || !copy_payload(offsets_[slot], into))) {
      return false;
    }
    moved_[slot] = into.data();
    any_moved_ = true;
    used += size;
  }
  return true;
}

bool Record::copy_payload(std::uint32_t offset, std::span<std::uint8_t> into) {
  const std::uint32_t capacity = geometry_.usable - 4;
  std::uint32_t next = read_u32(payload_ + local_size_);
  if (offset < local_size_) {
    const std::size_t here = local_size_ - offset;
    std::memcpy(into.data(), payload_ + offset, here);
    into = into.subspan(here);
    offset = local_size_;
  }
  std::uint32_t skip = offset - local_size_;
  while (!into.empty()) {
    const std::uint8_t* page = overflow_pages_.page(next);
    if (page == nullptr) return false;
    next = read_u32(page);
    if (skip < capacity) {
      const std::size_t some = std::min<std::size_t>(into.size(), capacity - skip);
      std::memcpy(into.data(), page + 4 + skip, some);
      into = into.subspan(some);
      skip = 0;
    } else {
      skip -= capacity;
    }
  }
  return true;
}

}  // namespace cronlens::facts
