// SPDX-License-Identifier: MIT
#include "facts/database.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>

#include "facts/bytes.hpp"
#include "facts/wal.hpp"

namespace cronlens::facts {
namespace {

constexpr std::string_view kMagic{"SQLite format 3\0", 16};
constexpr std::size_t kHeaderSize = 100;

struct Signature {
  std::string_view bytes;
  std::string_view what;
};

// What people drop by mistake, so that the message can name it.
constexpr Signature kSignatures[] = {
    {"\x1f\x8b", "a gzip archive"},
    {"PK\x03\x04", "a zip archive"},
    {"\x89PNG", "a PNG picture"},
    {"%PDF", "a PDF document"},
    {"\x28\xb5\x2f\xfd", "a zstd archive"},
    {"7z\xbc\xaf", "a 7-Zip archive"},
    {"{", "JSON"},
    {"[", "JSON"},
    {"<", "HTML or XML"},
    {"\x37\x7f\x06\x82", "the -wal file of a database"},
    {"\x37\x7f\x06\x83", "the -wal file of a database"},
};

std::string looks_like(const std::vector<std::uint8_t>& bytes) {
  const std::string_view head(reinterpret_cast<const char*>(bytes.data()),
                              std::min<std::size_t>(bytes.size(), 512));
  for (const auto& signature : kSignatures) {
    if (head.substr(0, signature.bytes.size()) == signature.bytes) {
      return "it looks like " + std::string(signature.what);
    }
  }
  const bool text = std::all_of(head.begin(), head.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 32 || c == '\n' || c == '\r' || c == '\t';
  });
  return text ? "it looks like plain text" : "it may be encrypted, damaged, or of another format";
}

Error not_sqlite(const std::vector<std::uint8_t>& bytes) {
  return make_error(ErrorCode::not_sqlite, "The file does not begin as an SQLite database does; " +
                                               looks_like(bytes) + ".");
}

bool has_magic(const std::vector<std::uint8_t>& bytes) {
  return bytes.size() >= kMagic.size() &&
         std::memcmp(bytes.data(), kMagic.data(), kMagic.size()) == 0;
}

std::uint32_t page_size_of(const std::vector<std::uint8_t>& bytes) {
  const std::uint32_t size = read_u16(bytes.data() + 16);
  return size == 1 ? 65536 : size;
}

Error truncated(std::size_t have, std::uint64_t want) {
  return make_error(ErrorCode::truncated, "The file has " + std::to_string(have) + " of the " +
                                              std::to_string(want) +
                                              " bytes that its header promises.");
}

/// Checks what SQLite would only notice on the way: a whole number of pages, all there.
std::optional<Error> check_length(const std::vector<std::uint8_t>& bytes) {
  if (bytes.size() < kHeaderSize) return truncated(bytes.size(), kHeaderSize);
  const std::uint64_t page_size = page_size_of(bytes);
  if (page_size < 512 || (page_size & (page_size - 1)) != 0) {
    return make_error(ErrorCode::corrupt, "The page size in the header is impossible.");
  }
  // The page count of the header holds only if both counters agree (file format, 1.3.7).
  const bool counted = read_u32(bytes.data() + 24) == read_u32(bytes.data() + 92);
  const std::uint64_t promised = counted ? read_u32(bytes.data() + 28) * page_size : page_size;
  if (bytes.size() < promised) return truncated(bytes.size(), promised);
  return std::nullopt;
}

/// The module for the tab is built without UTF-16; both builds have to give the same answer.
std::optional<Error> check_encoding(const std::vector<std::uint8_t>& bytes) {
  constexpr std::size_t kEncodingAt = 56;
  if ((read_u32(bytes.data() + kEncodingAt) & 3) < 2) return std::nullopt;
  return make_error(ErrorCode::utf16,
                    "The database keeps its texts in UTF-16; only UTF-8 is read. This makes one in "
                    "UTF-8 of it: sqlite3 facts.db .dump | sqlite3 utf8.db");
}

void take_wal(std::vector<std::uint8_t>& bytes, const std::vector<std::uint8_t>& wal,
              std::vector<Caveat>& caveats) {
  const bool wal_mode = bytes.size() < kHeaderSize || bytes[18] == 2 || bytes[19] == 2;
  if (!wal.empty()) {
    const WalOutcome outcome = wal_mode ? apply_wal(bytes, wal) : WalOutcome{};
    caveats.push_back(outcome.applied ? Caveat{CaveatCode::wal_applied, Count(outcome.pages), ""}
                                      : Caveat{CaveatCode::wal_ignored, Count(0), ""});
  } else if (wal_mode) {
    caveats.push_back({CaveatCode::wal_missing, Count(0), ""});
  }
  // SQLite opens a WAL-mode file only where it can have a -wal of its own, even if all is
  // checkpointed; as a rollback-mode file the same pages read the same.
  if (bytes.size() >= kHeaderSize && wal_mode) bytes[18] = bytes[19] = 1;
}

void harden(sqlite3* db) {
  sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
  sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit(db, SQLITE_LIMIT_COLUMN, 2000);
}

}  // namespace

Result<Database> Database::open(std::vector<std::uint8_t> bytes,
                                const std::vector<std::uint8_t>& wal,
                                std::vector<Caveat>& caveats) {
  if (bytes.empty() && wal.empty()) {
    return make_error(ErrorCode::empty_file, "The file has no bytes.");
  }
  if (!bytes.empty() && !has_magic(bytes)) return not_sqlite(bytes);
  take_wal(bytes, wal, caveats);
  if (bytes.empty()) return make_error(ErrorCode::empty_file, "The file has no bytes.");
  if (!has_magic(bytes)) return not_sqlite(bytes);
  if (auto error = check_length(bytes)) return *error;
  if (auto error = check_encoding(bytes)) return *error;

  Database database;
  database.file_ = std::make_unique<MemorySource>(std::move(bytes));
  sqlite3* db = nullptr;
  const int opened = sqlite3_open_v2(":memory:", &db, SQLITE_OPEN_READWRITE, nullptr);
  database.db_.reset(db);
  if (opened != SQLITE_OK) return database.last_error();
  harden(db);
  const auto size = static_cast<sqlite3_int64>(database.file_->size());
  auto* const data = const_cast<std::uint8_t*>(database.file_->view(0, 0));
  if (sqlite3_deserialize(db, "main", data, size, size, SQLITE_DESERIALIZE_READONLY) != SQLITE_OK) {
    return database.last_error();
  }
  return database;
}

Statement Database::prepare(const std::string& sql) const {
  sqlite3_stmt* statement = nullptr;
  sqlite3_prepare_v2(db_.get(), sql.c_str(), static_cast<int>(sql.size()), &statement, nullptr);
  return Statement(statement);
}

std::size_t Database::pages() const {
  return bytes_.size() / page_size_of(bytes_);
}

std::size_t Database::pages_fetched() const {
  std::size_t sum = 0;
  for (const int what : {SQLITE_DBSTATUS_CACHE_HIT, SQLITE_DBSTATUS_CACHE_MISS}) {
    int count = 0, highest = 0;
    sqlite3_db_status(db_.get(), what, &count, &highest, 0);
    sum += static_cast<std::size_t>(count);
  }
  return sum;
}

Error Database::last_error() const {
  const int code = sqlite3_errcode(db_.get()) & 0xff;
  const std::string text = sqlite3_errmsg(db_.get());
  if (code == SQLITE_NOTADB) return make_error(ErrorCode::not_sqlite, "SQLite says: " + text + ".");
  if (code == SQLITE_NOMEM || code == SQLITE_TOOBIG) {
    return make_error(ErrorCode::too_large, "SQLite says: " + text + ".");
  }
  return make_error(ErrorCode::corrupt, "SQLite says: " + text + ".");
}

}  // namespace cronlens::facts
