// SPDX-License-Identifier: MIT
#include "facts/database.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>

#include "facts/bytes.hpp"
#include "facts/source_vfs.hpp"
#include "facts/wal.hpp"

namespace cronlens::facts {
namespace {

constexpr std::string_view kMagic{"SQLite format 3\0", 16};
constexpr std::size_t kHeaderSize = 100;
constexpr std::size_t kHeadSize = 512;

using Bytes = std::vector<std::uint8_t>;

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

std::string looks_like(const Bytes& bytes) {
  const std::string_view head(reinterpret_cast<const char*>(bytes.data()), bytes.size());
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

Error not_sqlite(const Bytes& bytes) {
  return make_error(ErrorCode::not_sqlite, "The file does not begin as an SQLite database does; " +
                                               looks_like(bytes) + ".");
}

bool has_magic(const Bytes& bytes) {
  return bytes.size() >= kMagic.size() &&
         std::memcmp(bytes.data(), kMagic.data(), kMagic.size()) == 0;
}

Error unreadable() {
  return make_error(
      ErrorCode::truncated,
      "The file cannot be read any more; it was changed or moved after it was chosen.");
}

/// The first bytes of the file, at most kHeadSize; nothing when they cannot be read.
std::optional<Bytes> read_head(const ByteSource& file) {
  Bytes head(static_cast<std::size_t>(std::min<std::uint64_t>(file.size(), kHeadSize)));
  if (!head.empty() && !file.read(0, head)) return std::nullopt;
  return head;
}

Error truncated(std::uint64_t have, std::uint64_t want) {
  return make_error(ErrorCode::truncated, "The file has " + std::to_string(have) + " of the " +
                                              std::to_string(want) +
                                              " bytes that its header promises.");
}

std::uint32_t page_size_of(const Bytes& head) {
  const std::uint32_t size = read_u16(head.data() + 16);
  return size == 1 ? 65536 : size;
}

/// Checks what SQLite would only notice on the way: a whole number of pages, all there.
std::optional<Error> check_length(std::uint64_t size, const Bytes& head) {
  if (size < kHeaderSize) return truncated(size, kHeaderSize);
  const std::uint64_t page_size = page_size_of(head);
  if (page_size < 512 || (page_size & (page_size - 1)) != 0) {
    return make_error(ErrorCode::corrupt, "The page size in the header is impossible.");
  }
  // The page count of the header holds only if both counters agree (file format, 1.3.7).
  const bool counted = read_u32(head.data() + 24) == read_u32(head.data() + 92);
  const std::uint64_t promised = counted ? read_u32(head.data() + 28) * page_size : page_size;
  if (size < promised) return truncated(size, promised);
  return std::nullopt;
}

/// The module for the tab is built without UTF-16; both builds have to give the same answer.
std::optional<Error> check_encoding(const Bytes& head) {
  constexpr std::size_t kEncodingAt = 56;
  if ((read_u32(head.data() + kEncodingAt) & 3) < 2) return std::nullopt;
  return make_error(ErrorCode::utf16,
                    "The database keeps its texts in UTF-16; only UTF-8 is read. This makes one in "
                    "UTF-8 of it: sqlite3 facts.db .dump | sqlite3 utf8.db");
}

/// The file with its log, as a database that needs no log.
std::unique_ptr<ByteSource> take_wal(std::unique_ptr<ByteSource> file, const Bytes& head, Bytes wal,
                                     std::vector<Caveat>& caveats) {
  const bool wal_mode = head.size() < kHeaderSize || head[18] == 2 || head[19] == 2;
  std::optional<WalCommit> commit;
  if (!wal.empty()) {
    if (wal_mode) commit = last_commit(file->size(), head, wal);
    const double pages = commit ? static_cast<double>(commit->page_at.size()) : 0;
    caveats.push_back(
        {commit ? CaveatCode::wal_applied : CaveatCode::wal_ignored, Count(pages), ""});
  } else if (wal_mode) {
    caveats.push_back({CaveatCode::wal_missing, Count(0), ""});
  }
  if (!wal_mode) return file;
  if (!commit) wal.clear();
  return std::make_unique<WalOverlay>(std::move(file), std::move(wal),
                                      commit.value_or(WalCommit{}));
}

/// The checked file with its log, or why it is none.
Result<std::unique_ptr<ByteSource>> take_file(std::unique_ptr<ByteSource> file, Bytes wal,
                                              std::vector<Caveat>& caveats) {
  const Error empty = make_error(ErrorCode::empty_file, "The file has no bytes.");
  if (file->size() == 0 && wal.empty()) return empty;
  auto head = read_head(*file);
  if (!head) return unreadable();
  if (!head->empty() && !has_magic(*head)) return not_sqlite(*head);
  file = take_wal(std::move(file), *head, std::move(wal), caveats);
  if (file->size() == 0) return empty;
  head = read_head(*file);
  if (!head) return unreadable();
  if (!has_magic(*head)) return not_sqlite(*head);
  if (auto error = check_length(file->size(), *head)) return *error;
  if (auto error = check_encoding(*head)) return *error;
  return file;
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

Result<Database> Database::open(std::unique_ptr<ByteSource> file, std::vector<std::uint8_t> wal,
                                std::vector<Caveat>& caveats) {
  auto taken = take_file(std::move(file), std::move(wal), caveats);
  if (!taken) return taken.error();
  Database database;
  database.file_ = std::move(taken.value());
  sqlite3* db = nullptr;
  const int opened = open_on_source(*database.file_, &db);
  database.db_.reset(db);
  if (opened != SQLITE_OK) return database.last_error();
  harden(db);
  return database;
}

Statement Database::prepare(const std::string& sql) const {
  sqlite3_stmt* statement = nullptr;
  sqlite3_prepare_v2(db_.get(), sql.c_str(), static_cast<int>(sql.size()), &statement, nullptr);
  return Statement(statement);
}

std::size_t Database::pages() const {
  const auto head = read_head(*file_);
  return head ? static_cast<std::size_t>(file_->size() / page_size_of(*head)) : 0;
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
  if (code == SQLITE_IOERR) return unreadable();
  return make_error(ErrorCode::corrupt, "SQLite says: " + text + ".");
}

}  // namespace cronlens::facts
