// SPDX-License-Identifier: MIT
// The page's SQL console: a facts.db of the user, or the sample, read where it lies, and guarded so
// that SQLite itself refuses everything but reading. The reader, the -wal and the checks are the
// engine's own.
#include <cstring>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "facts/database.hpp"
#include "host.hpp"
#include "sample/sample.hpp"

namespace cronlens::sql {
namespace {

constexpr int kLongestValue = 16'000'000;
constexpr int kLongestText = 1'000'000;
constexpr int kStepsBetweenLooks = 20'000;

class HostSource final : public ByteSource {
 public:
  explicit HostSource(double size) : size_(static_cast<std::uint64_t>(size)) {}
  std::uint64_t size() const override { return size_; }
  bool read(std::uint64_t offset, std::span<std::uint8_t> into) const override {
    return host_read(static_cast<double>(offset), into.data(),
                     static_cast<std::uint32_t>(into.size())) != 0;
  }

 private:
  std::uint64_t size_;
};

std::unique_ptr<facts::Database> opened;
/// What was refused last, or why a file could not be opened.
std::string refusal;

sqlite3* keep(Result<facts::Database> database) {
  if (!database) {
    refusal = database.error().detail;
    return nullptr;
  }
  opened = std::make_unique<facts::Database>(std::move(database.value()));
  return opened->handle();
}

struct Action {
  int code;
  const char* word;
};
constexpr Action kActions[] = {
    {SQLITE_INSERT, "INSERT"},       {SQLITE_UPDATE, "UPDATE"},
    {SQLITE_DELETE, "DELETE"},       {SQLITE_ATTACH, "ATTACH"},
    {SQLITE_DETACH, "DETACH"},       {SQLITE_PRAGMA, "PRAGMA"},
    {SQLITE_FUNCTION, "function"},   {SQLITE_TRANSACTION, "transaction"},
    {SQLITE_SAVEPOINT, "SAVEPOINT"}, {SQLITE_REINDEX, "REINDEX"},
    {SQLITE_ANALYZE, "ANALYZE"},
};

const char* word_of(int action) {
  for (const auto& [code, word] : kActions) {
    if (code == action) return word;
  }
  return "CREATE, DROP, ALTER";
}

bool is_one_of(const char* name, const char* const* first, const char* const* last) {
  for (; first != last; ++first) {
    if (sqlite3_stricmp(name, *first) == 0) return true;
  }
  return false;
}

/// Those that only tell something, with or without a table's name.
constexpr const char* kTelling[] = {
    "table_list",    "table_info",       "table_xinfo",    "index_list",  "index_info",
    "index_xinfo",   "foreign_key_list", "function_list",  "module_list", "pragma_list",
    "database_list", "collation_list",   "compile_options"};
/// Those that tell without a value, and set with one.
constexpr const char* kTellingAlone[] = {"page_count",     "page_size",       "encoding",
                                         "user_version",   "schema_version",  "freelist_count",
                                         "application_id", "cache_size",      "journal_mode",
                                         "quick_check",    "integrity_check", "data_version"};
/// Functions that reach beyond the database.
constexpr const char* kForbiddenFunctions[] = {"load_extension", "fts3_tokenizer"};

bool may_run_pragma(const char* name, const char* value) {
  if (is_one_of(name, std::begin(kTelling), std::end(kTelling))) return true;
  return value == nullptr && is_one_of(name, std::begin(kTellingAlone), std::end(kTellingAlone));
}

bool is_allowed(int action, const char* first, const char* second) {
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
      return true;
    case SQLITE_FUNCTION:
      return !is_one_of(second, std::begin(kForbiddenFunctions), std::end(kForbiddenFunctions));
    case SQLITE_PRAGMA:
      return may_run_pragma(first, second);
    default:
      return false;
  }
}

int authorize(void*, int action, const char* first, const char* second, const char*, const char*) {
  if (is_allowed(action, first, second)) return SQLITE_OK;
  const bool changes_rows =
      action == SQLITE_INSERT || action == SQLITE_UPDATE || action == SQLITE_DELETE;
  // A table is made and removed by changing the table of tables.
  const bool changes_schema = changes_rows && std::strncmp(first, "sqlite_", 7) == 0;
  refusal = changes_schema ? "CREATE, DROP, ALTER" : word_of(action);
  if (action == SQLITE_PRAGMA) refusal += " " + std::string(first);
  if (action == SQLITE_FUNCTION) refusal += " " + std::string(second);
  return SQLITE_DENY;
}

int look_up(void*) {
  return host_progress();
}

}  // namespace

/// nullptr: deniedAction() says why. `wal` is copied.
SQL_EXPORT("openFile") sqlite3* open_file(double size, const std::uint8_t* wal, double wal_size) {
  std::vector<std::uint8_t> log(wal, wal + static_cast<std::size_t>(wal_size));
  std::vector<Caveat> caveats;
  return keep(facts::Database::open(std::make_unique<HostSource>(size), std::move(log), caveats));
}

SQL_EXPORT("openSample") sqlite3* open_sample(double now) {
  std::vector<Caveat> caveats;
  auto bytes = sample::make_sample({now, std::nullopt}).facts_db;
  return keep(facts::Database::open(std::make_unique<MemorySource>(std::move(bytes)), {}, caveats));
}

SQL_EXPORT("closeFile") void close_file() {
  opened.reset();
}

/// From here on the connection only reads. Names are not texts: "typo" is an error.
SQL_EXPORT("guard") void guard(sqlite3* database) {
  sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  sqlite3_limit(database, SQLITE_LIMIT_LENGTH, kLongestValue);
  sqlite3_limit(database, SQLITE_LIMIT_SQL_LENGTH, kLongestText);
  sqlite3_set_authorizer(database, authorize, nullptr);
  sqlite3_progress_handler(database, kStepsBetweenLooks, look_up, nullptr);
}

SQL_EXPORT("deniedAction") const char* denied_action() {
  return refusal.c_str();
}

}  // namespace cronlens::sql
