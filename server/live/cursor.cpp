// SPDX-License-Identifier: MIT
#include "live/cursor.hpp"

#include <sys/random.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

namespace cronlens::live {
namespace {

constexpr std::uint64_t kPrime = 0x9e3779b97f4a7c15ull;

std::uint64_t mix(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * kPrime;
  return hash ^ (hash >> 29);
}

std::uint64_t mix_bytes(std::uint64_t hash, const void* bytes, std::size_t size) {
  const auto* at = static_cast<const unsigned char*>(bytes);
  hash = mix(hash, size);
  for (; size > 0;) {
    const std::size_t some = std::min(size, sizeof(std::uint64_t));
    std::uint64_t word = 0;
    std::memcpy(&word, at, some);
    hash = mix(hash, word);
    at += some, size -= some;
  }
  return hash;
}

template <class Number>
bool take(std::string_view& text, Number& number, int base, bool last) {
  const auto [end, error] = std::from_chars(text.begin(), text.end(), number, base);
  if (error != std::errc()) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.begin()));
  if (last) return text.empty();
  if (text.substr(0, 1) != "-") return false;
  text.remove_prefix(1);
  return true;
}

std::string hex(std::uint64_t number) {
  std::array<char, 16> digits{};
  const auto [end, error] = std::to_chars(digits.begin(), digits.end(), number, 16);
  static_cast<void>(error);
  return {digits.begin(), end};
}

/// The digest of one row; nothing when it is not there.
std::optional<std::uint64_t> check_of(const Database& database, std::int64_t row) {
  const auto statement = database.prepare("SELECT * FROM cron_runs WHERE rowid = ?1");
  if (!statement) return std::nullopt;
  sqlite3_bind_int64(statement.get(), 1, row);
  if (sqlite3_step(statement.get()) != SQLITE_ROW) return std::nullopt;
  return digest_row(statement.get(), 0);
}

}  // namespace

std::string to_text(const Cursor& cursor) {
  return hex(cursor.epoch) + "-" + std::to_string(cursor.last) + "-" + std::to_string(cursor.rows) +
         "-" + hex(cursor.check);
}

std::optional<Cursor> parse_cursor(std::string_view text) {
  constexpr int kHex = 16, kDecimal = 10;
  Cursor cursor;
  const bool read =
      take(text, cursor.epoch, kHex, false) && take(text, cursor.last, kDecimal, false) &&
      take(text, cursor.rows, kDecimal, false) && take(text, cursor.check, kHex, true);
  return read && cursor.rows >= 0 ? std::optional(cursor) : std::nullopt;
}

std::optional<Cursor> read_cursor(const Database& database, std::uint64_t epoch, Fault& fault) {
  Cursor cursor{epoch, 0, 0, 0};
  const auto kind = database.number(
      "SELECT type = 'table' AND rootpage > 0 FROM sqlite_schema WHERE lower(name) = 'cron_runs'");
  if (!kind.value_or(0)) {
    fault = {503, "no_cron_runs", "The database has no table cron_runs yet: sync once to make it."};
    return std::nullopt;
  }
  // Without a condition SQLite counts the smallest index instead of the table.
  const auto rows = database.number("SELECT count(*) FROM cron_runs");
  if (!rows) {
    fault = database.fault();
    return std::nullopt;
  }
  cursor.rows = *rows;
  if (*rows == 0) return cursor;
  const auto last = database.number("SELECT max(rowid) FROM cron_runs");
  const auto check = last ? check_of(database, *last) : std::nullopt;
  if (!check) {
    fault = database.fault();
    return std::nullopt;
  }
  cursor.last = *last;
  cursor.check = *check;
  return cursor;
}

bool still_holds(const Database& database, const Cursor& cursor, const Cursor& now) {
  if (cursor.epoch != now.epoch || cursor.last > now.last || cursor.rows > now.rows) return false;
  if (cursor == now) return true;
  const auto added = database.number("SELECT count(*) FROM cron_runs WHERE rowid > " +
                                     std::to_string(cursor.last));
  if (!added || now.rows - *added != cursor.rows) return false;
  return cursor.rows == 0 || check_of(database, cursor.last) == cursor.check;
}

std::uint64_t digest_row(sqlite3_stmt* statement, std::uint64_t seed) {
  std::uint64_t hash = seed ^ kPrime;
  const int columns = sqlite3_column_count(statement);
  for (int i = 0; i < columns; ++i) {
    const int type = sqlite3_column_type(statement, i);
    hash = mix(hash, static_cast<std::uint64_t>(type));
    if (type == SQLITE_INTEGER) {
      hash = mix(hash, static_cast<std::uint64_t>(sqlite3_column_int64(statement, i)));
    } else if (type == SQLITE_FLOAT) {
      const double value = sqlite3_column_double(statement, i);
      hash = mix_bytes(hash, &value, sizeof value);
    } else if (type != SQLITE_NULL) {
      sqlite3_value* value = sqlite3_column_value(statement, i);
      const void* bytes = sqlite3_value_blob(value);
      hash = mix_bytes(hash, bytes, static_cast<std::size_t>(sqlite3_value_bytes(value)));
    }
  }
  return hash;
}

std::uint64_t random_number() {
  std::uint64_t number = 0;
  // Up to 256 bytes are never cut short.
  static_cast<void>(::getrandom(&number, sizeof number, 0));
  return number;
}

}  // namespace cronlens::live
