// SPDX-License-Identifier: MIT
#include "live/facts_source.hpp"

#include <algorithm>

#include "live/copy.hpp"

namespace cronlens::live {

std::optional<Cursor> FactsSource::look(Fault& fault) {
  const std::lock_guard lock(watching_);
  return look_locked(fault);
}

std::optional<Cursor> FactsSource::look_locked(Fault& fault) {
  const bool same_file = watch_ && !watch_->is_frozen() && identity_of(path_) == watch_->identity();
  if (!same_file && !reopen(fault)) return std::nullopt;
  auto found = inspect(fault);
  if (!found) watch_.reset();  // a damaged or locked file: begin anew next time
  return found;
}

std::optional<Ages> FactsSource::ages(Fault& fault) {
  const std::lock_guard lock(watching_);
  const auto now = look_locked(fault);
  if (!now) return std::nullopt;
  const auto newest = [&](const char* sql) -> std::optional<double> {
    const auto row = watch_->prepare(sql);
    const bool found = row && sqlite3_step(row.get()) == SQLITE_ROW &&
                       sqlite3_column_type(row.get(), 0) != SQLITE_NULL;
    return found ? std::optional(sqlite3_column_double(row.get(), 0)) : std::nullopt;
  };
  // Both have an index in Cronalytics' own files.
  return Ages{*now, newest("SELECT max(run_time) FROM cron_runs"),
              newest("SELECT max(ingested_at) FROM cron_runs")};
}

bool FactsSource::reopen(Fault& fault) {
  const bool was_frozen = watch_ && watch_->is_frozen();
  const auto before = was_frozen ? std::optional(watch_->identity()) : std::nullopt;
  watch_ = Database::open(path_, fault);
  data_version_ = -1;
  if (!watch_) return false;
  // The same file, only opened again, as is done each time where it cannot be watched.
  if (was_frozen && before == watch_->identity() && seen_) return true;
  epoch_ = random_number();
  seen_.reset();
  audited_.reset();
  audited_version_ = -1;
  return true;
}

/// Requires: watching_ is held, watch_ is open.
std::optional<Cursor> FactsSource::inspect(Fault& fault) {
  const auto transaction = ReadTransaction::begin(*watch_, fault);
  if (!transaction) return std::nullopt;
  const auto version = watch_->number("PRAGMA data_version");
  if (seen_ && version == data_version_) return seen_;
  const auto schema = watch_->number("PRAGMA schema_version");
  auto now = read_cursor(*watch_, epoch_, fault);
  if (!now || !version || !schema) {
    if (now) fault = watch_->fault();
    return std::nullopt;
  }
  const bool grown = seen_ && schema == schema_ && still_holds(*watch_, *seen_, *now);
  if (seen_ && (!grown || !audit_small(*now))) {
    epoch_ = random_number();
    audited_.reset();
  }
  if (!audited_ && now->rows <= kAuditedAtOnce) audit_small(*now);
  now->epoch = epoch_;
  seen_ = now;
  schema_ = *schema;
  data_version_ = *version;
  return seen_;
}

/// False: rows were edited. Large files are left to audit().
bool FactsSource::audit_small(const Cursor& now) {
  if (now.rows > kAuditedAtOnce) return true;
  const auto result = audit_rows(*watch_, audited_);
  if (!result) return true;
  const bool unedited = result->unedited;
  audited_ = result->now;
  return unedited;
}

std::shared_ptr<const WholeCopy> FactsSource::copy(Fault& fault) {
  // Whoever comes while a copy is being made waits here, and takes that one.
  const std::lock_guard lock(copying_);
  const auto now = look(fault);
  if (!now) return nullptr;
  if (newest_ && newest_at_ == *now) return newest_;
  if (newest_ && newest_->cursor.epoch == now->epoch && copies_in_use() >= kMaxCopies) {
    return newest_;
  }
  if (copies_in_use() >= 2 * kMaxCopies) {
    fault = {503, "busy", "Too many copies of facts.db are being read; try again in a moment."};
    return nullptr;
  }
  auto made = build(fault);
  if (!made) return nullptr;
  newest_ = made;
  newest_at_ = *now;
  alive_.push_back(made);
  return made;
}

std::size_t FactsSource::copies_in_use() {
  std::erase_if(alive_, [](const auto& each) { return each.expired(); });
  return alive_.size();
}

std::shared_ptr<const WholeCopy> FactsSource::build(Fault& fault) {
  std::uint64_t epoch = 0;
  FileIdentity expected;
  {
    const std::lock_guard lock(watching_);
    epoch = epoch_;
    if (watch_) expected = watch_->identity();
  }
  // A connection of its own: looking must not wait until a large file is copied.
  const auto database = Database::open(path_, fault);
  if (!database) return nullptr;
  // Replaced in this very moment: nobody's cursor will fit, so the next one asks for the whole.
  if (!(database->identity() == expected)) epoch = random_number();
  const auto transaction = ReadTransaction::begin(*database, fault);
  if (!transaction) return nullptr;
  const auto cursor = read_cursor(*database, epoch, fault);
  if (!cursor) return nullptr;
  auto file = copy_whole(*database, folder_, fault);
  if (!file) return nullptr;
  const std::string etag = "\"" + std::to_string(++serial_) + "\"";
  return std::make_shared<const WholeCopy>(WholeCopy{std::move(file), *cursor, etag});
}

std::optional<NewRows> FactsSource::rows_since(const Cursor& cursor, Fault& fault) {
  const std::lock_guard lock(watching_);
  fault = {};
  const auto now = look_locked(fault);
  if (!now) return std::nullopt;
  if (cursor == *now) return NewRows{NewRows::Kind::none, nullptr, *now};
  if (recent_ && recent_->cursor == *now && recent_since_ == cursor) return *recent_;
  const auto transaction = ReadTransaction::begin(*watch_, fault);
  if (!transaction) return std::nullopt;
  // The file may have grown since it was looked at: what is sent and its cursor are of one moment.
  // Where it has not, its rows were counted already.
  const bool unchanged = watch_->number("PRAGMA data_version") == data_version_;
  const auto here = unchanged ? now : read_cursor(*watch_, epoch_, fault);
  if (!here) return std::nullopt;
  if (!still_holds(*watch_, cursor, *here)) return NewRows{NewRows::Kind::whole, nullptr, *here};
  auto rows = copy_rows(*watch_, cursor.last, fault);
  if (!rows) {
    if (!fault.code.empty()) return std::nullopt;
    return NewRows{NewRows::Kind::whole, nullptr, *here};
  }
  auto text = std::make_shared<const std::string>(std::move(*rows));
  recent_ = std::make_shared<const NewRows>(NewRows{NewRows::Kind::rows, std::move(text), *here});
  recent_since_ = cursor;
  return *recent_;
}

bool FactsSource::needs_audit() {
  const std::lock_guard lock(watching_);
  return watch_ && seen_ && seen_->rows > kAuditedAtOnce && audited_version_ != data_version_ &&
         std::chrono::steady_clock::now() >= next_audit_;
}

void FactsSource::audit() {
  std::optional<Audit> before;
  std::uint64_t epoch = 0;
  std::int64_t version = 0;
  {
    const std::lock_guard lock(watching_);
    before = audited_, epoch = epoch_, version = data_version_;
    next_audit_ = std::chrono::steady_clock::time_point::max();  // nobody else meanwhile
  }
  const auto started = std::chrono::steady_clock::now();
  Fault fault;
  const auto database = Database::open(path_, fault);
  const auto transaction =
      database ? ReadTransaction::begin(*database, fault) : std::optional<ReadTransaction>();
  const auto result = transaction ? audit_rows(*database, before) : std::optional<AuditResult>();
  const auto ended = std::chrono::steady_clock::now();
  const std::lock_guard lock(watching_);
  next_audit_ = ended + std::max<std::chrono::steady_clock::duration>(
                            kAuditPause, kAuditShare * (ended - started));
  if (!result || epoch != epoch_) return;  // another file, or known to be edited already
  audited_ = result->now;
  audited_version_ = version;
  if (result->unedited) return;
  epoch_ = random_number();
  seen_.reset();
  data_version_ = -1;
}

}  // namespace cronlens::live
