// SPDX-License-Identifier: MIT
#include "facts/walk_plan.hpp"

#include <algorithm>
#include <array>

#include "facts/bytes.hpp"
#include "facts/text.hpp"

namespace cronlens::facts {
namespace {

constexpr std::size_t kHeaderSize = 100;
constexpr std::uint32_t kUtf8 = 1;
constexpr std::size_t kMaxStoredColumns = 500;

std::optional<PageGeometry> read_geometry(const ByteSource& file, const std::uint8_t* header) {
  PageGeometry geometry;
  geometry.page_size = read_u16(header + 16) == 1 ? 65536 : read_u16(header + 16);
  if (geometry.page_size < 512 || header[20] > geometry.page_size - 480) return std::nullopt;
  geometry.usable = geometry.page_size - header[20];
  const std::uint64_t in_file = file.size() / geometry.page_size;
  const bool counted = read_u32(header + 24) == read_u32(header + 92);
  const std::uint32_t promised = read_u32(header + 28);
  const std::uint64_t pages = counted && promised != 0 ? promised : in_file;
  if (pages > in_file || pages > 0xfffffffe) return std::nullopt;
  geometry.page_count = static_cast<std::uint32_t>(pages);
  return geometry;
}

std::optional<std::uint32_t> find_root(const Database& database) {
  auto tables = database.prepare(
      "SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND lower(name) = 'cron_runs'");
  if (!tables || sqlite3_step(tables.get()) != SQLITE_ROW) return std::nullopt;
  const std::int64_t root = sqlite3_column_int64(tables.get(), 0);
  if (sqlite3_step(tables.get()) != SQLITE_DONE) return std::nullopt;
  if (root < 2 || root > 0xfffffffe) return std::nullopt;
  return static_cast<std::uint32_t>(root);
}

bool mentions(const StoredColumn& column, std::initializer_list<const char*> types) {
  return std::any_of(types.begin(), types.end(),
                     [&](const char* type) { return contains_ignoring_case(column.type, type); });
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_plain(char c) {
  return is_letter(c) || is_digit(c) || c == '_' || c == '-' || c == ' ';
}

/// The value of a default that is a plain word or a small whole number; nothing for any other.
std::optional<RawValue> read_default(const StoredColumn& column, bool is_name) {
  const std::string_view sql = column.default_sql;
  if (sql.empty() || ascii_lower(sql) == "null") return RawValue{};
  if (is_name) {
    const bool quoted = sql.size() >= 3 && sql.front() == '\'' && sql.back() == '\'';
    if (!quoted || !is_letter(sql[1])) return std::nullopt;
    const std::string_view word = sql.substr(1, sql.size() - 2);
    if (!std::all_of(word.begin(), word.end(), is_plain)) return std::nullopt;
    return RawValue{RawValue::Kind::text, 0, word};
  }
  // A number in a column of texts would be a text.
  if (mentions(column, {"char", "clob", "text"})) return std::nullopt;
  if (sql.size() > 6 || !std::all_of(sql.begin(), sql.end(), is_digit)) return std::nullopt;
  double value = 0;
  for (const char digit : sql) value = value * 10 + (digit - '0');
  return RawValue{RawValue::Kind::integer, value, {}};
}

/// False: a column is stored in a way that the walk does not know.
bool add_column(RecordPlan& plan, const StoredColumn& column) {
  std::size_t slot = RecordPlan::kUnwanted;
  if (column.id) slot = slot_of(*column.id);
  plan.slots.push_back(static_cast<std::uint8_t>(slot));
  if (slot == RecordPlan::kUnwanted) return true;
  // It may be the row id itself, which is not in the record.
  if (column.is_key && mentions(column, {"integer"})) return false;
  // SQLite widens whole numbers here; only for this column is there a difference.
  if (*column.id == ColumnId::success && mentions(column, {"real", "floa", "doub"})) return false;
  const auto absent = read_default(column, is_text_column(*column.id));
  if (absent) plan.absent[slot] = *absent;
  plan.absent_is_unclear[slot] = !absent;
  return true;
}

bool add_columns(RecordPlan& plan, const std::vector<StoredColumn>& columns) {
  if (columns.empty() || columns.size() > kMaxStoredColumns) return false;
  for (const StoredColumn& column : columns) {
    if (!add_column(plan, column)) return false;
  }
  while (plan.slots.back() == RecordPlan::kUnwanted) plan.slots.pop_back();
  return true;
}

}  // namespace

std::optional<WalkPlan> make_walk_plan(const Database& database, const TableLayout& layout) {
  std::array<std::uint8_t, kHeaderSize> header{};
  if (layout.has_generated_columns() || database.file().size() < header.size() ||
      !database.file().read(0, header)) {
    return std::nullopt;
  }
  const auto geometry = read_geometry(database.file(), header.data());
  const auto root = find_root(database);
  if (!geometry || !root || read_u32(header.data() + 56) != kUtf8) return std::nullopt;
  WalkPlan plan{*geometry, *root, {}};
  plan.record.overflow_is_unclear = read_u32(header.data() + 52) != 0;
  if (!add_columns(plan.record, layout.stored())) return std::nullopt;
  return plan;
}

}  // namespace cronlens::facts
