// SPDX-License-Identifier: MIT
// One row of a table as it lies in a leaf: where the wanted columns are, and what they hold.
// Format: https://www.sqlite.org/fileformat2.html#record_format
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <vector>

#include "facts/bytes.hpp"
#include "facts/leaf_cursor.hpp"
#include "facts/row_rules.hpp"

namespace cronlens::facts {

/// Where the columns of the table lie in its records.
struct RecordPlan {
  static constexpr std::uint8_t kUnwanted = kRead.size();

  /// By stored column: its slot, or kUnwanted. Ends with the last wanted column.
  std::vector<std::uint8_t> slots;
  /// What a record that ends before the column means by that, by slot.
  std::array<RawValue, kRead.size()> absent{};
  /// Slots whose absence only SQLite can tell the meaning of.
  std::array<bool, kRead.size()> absent_is_unclear{};
  /// SQLite may take a short cut through the pointer map of an auto-vacuum file.
  bool overflow_is_unclear = false;
};

class Record {
 public:
  Record(const ByteSource& source, const PageGeometry& geometry, const RecordPlan& plan);

  /// Finds the wanted columns. False: something about the row is unusual or damaged, and only
  /// SQLite may say what it means. A record that is read is one that SQLite reads the same.
  // Requires: `cell` is a pointer of the leaf.
  bool read(const Leaf& leaf, std::uint32_t cell);

  std::int64_t rowid() const { return rowid_; }

  /// The value of a column. Call with constants: it is made to be inlined.
  RawValue operator()(std::size_t slot) const;

 private:
  // A serial type that no file has: the column is not in the record.
  static constexpr std::uint32_t kAbsent = 10;

  bool read_cell(const Leaf& leaf, std::uint32_t cell);
  bool read_header();
  bool end_early(std::size_t column);
  bool has_unclear_name() const;
  bool fetch_overflow();
  bool copy_payload(std::uint32_t offset, std::span<std::uint8_t> into);
  RawValue number(std::uint32_t type, const std::uint8_t* at) const;

  PageGeometry geometry_;
  const RecordPlan& plan_;
  std::uint32_t max_local_, min_local_;

  std::int64_t rowid_ = 0;
  const std::uint8_t* payload_ = nullptr;
  std::uint32_t payload_size_ = 0;
  std::uint32_t local_size_ = 0;  // the part of it that lies in the leaf
  std::array<std::uint32_t, kRead.size() + 1> types_{};
  std::array<std::uint32_t, kRead.size() + 1> offsets_{};
  std::array<const std::uint8_t*, kRead.size() + 1> moved_{};  // where it lies, if not in the leaf
  bool any_moved_ = false;

  PageWindow overflow_pages_;
  // A number is read as the word that ends with it: there is room for one before the first.
  static constexpr std::size_t kWord = sizeof(std::uint64_t);
  std::array<std::uint8_t, kWord + 8 * kMaxNameBytes> overflow_{};
};

inline RawValue Record::operator()(std::size_t slot) const {
  const std::uint32_t type = types_[slot];
  const std::uint8_t* at = any_moved_ && moved_[slot] ? moved_[slot] : payload_ + offsets_[slot];
  if (type == kAbsent) return plan_.absent[slot];
  if (type < 12) return number(type, at);
  if (!is_text_column(kRead[slot])) return {RawValue::Kind::text, 0, {}};
  const std::size_t size = (type - 12) / 2;
  if (size > kMaxNameBytes) return {RawValue::Kind::long_text, 0, {}};
  return {RawValue::Kind::text, 0, {reinterpret_cast<const char*>(at), size}};
}

/// Numbers come as one word of bits whatever their width: which width a column has differs from row
/// to row, and a branch on it would be guessed wrong every other time.
inline RawValue Record::number(std::uint32_t type, const std::uint8_t* at) const {
  constexpr std::uint8_t kSize[] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0};
  constexpr std::uint8_t kUnused[] = {0, 56, 48, 40, 32, 16, 0, 0, 0, 0, 0, 0};  // bits of the word
  constexpr std::int64_t kStored[] = {0, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0};
  constexpr std::int64_t kImplied[] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0};
  if (type == 0 || type > 9) return {};
  // The word ends where the number does. What stands before it in the page is shifted out.
  const auto word = static_cast<std::int64_t>(read_u64(at + kSize[type] - sizeof(std::uint64_t)));
  const std::int64_t bits =
      ((word << kUnused[type] >> kUnused[type]) & kStored[type]) + kImplied[type];
  if (type != 7) return {RawValue::Kind::integer, static_cast<double>(bits), {}};
  double value = 0;
  std::memcpy(&value, &bits, sizeof value);
  // SQLite has no NaN: it reads as NULL.
  return std::isnan(value) ? RawValue{} : RawValue{RawValue::Kind::real, value, {}};
}

}  // namespace cronlens::facts
