// SPDX-License-Identifier: MIT
// A facts.db that others write to, for many readers at once: what state it is in, a whole copy that
// concurrent readers share, and the rows that came since. Thread-safe.
//
// Bounds: at most kMaxCopies copies of the file exist at a time, on the disk, whatever the number
// of readers; while all are being read and the file has changed, the newest of them is given again,
// which is consistent, and whose cursor brings what it lacks. (A file that was replaced may have as
// many again.) Copying uses a few megabytes of memory at any size of file.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "live/audit.hpp"
#include "live/cursor.hpp"
#include "live/spool.hpp"

namespace cronlens::live {

struct WholeCopy {
  std::shared_ptr<SpoolFile> file;
  Cursor cursor;
  std::string etag;
};

struct Ages {
  Cursor cursor;
  /// Seconds since 1970; nothing where no row says so.
  std::optional<double> newest_run, newest_ingestion;
};

struct NewRows {
  enum class Kind { none, rows, whole };
  Kind kind = Kind::whole;
  /// A small database; empty unless `kind` is rows.
  std::shared_ptr<const std::string> database;
  Cursor cursor;
};

class FactsSource {
 public:
  FactsSource(std::filesystem::path path, const SpoolFolder& folder)
      : path_(std::move(path)), folder_(folder) {}

  const std::filesystem::path& path() const { return path_; }

  /// The cursor of the rows that the file holds now.
  std::optional<Cursor> look(Fault& fault);

  std::optional<Ages> ages(Fault& fault);

  /// A copy of the file as it is now or as it was at most a few moments ago.
  std::shared_ptr<const WholeCopy> copy(Fault& fault);

  /// What came after `cursor`, a client's.
  std::optional<NewRows> rows_since(const Cursor& cursor, Fault& fault);

  /// Whether audit() has anything to do; and doing it, which may take a while.
  bool needs_audit();
  void audit();

 private:
  std::optional<Cursor> look_locked(Fault& fault);
  bool reopen(Fault& fault);
  std::optional<Cursor> inspect(Fault& fault);
  bool audit_small(const Cursor& now);
  std::shared_ptr<const WholeCopy> build(Fault& fault);
  std::size_t copies_in_use();

  std::filesystem::path path_;
  const SpoolFolder& folder_;

  std::mutex watching_;  // all below
  std::optional<Database> watch_;
  std::uint64_t epoch_ = 0;
  std::int64_t schema_ = 0;
  std::int64_t data_version_ = 0;
  std::optional<Cursor> seen_;
  std::optional<Audit> audited_;
  std::int64_t audited_version_ = -1;
  std::chrono::steady_clock::time_point next_audit_{};
  std::shared_ptr<const NewRows> recent_;
  Cursor recent_since_;

  std::mutex copying_;  // all below; taken before watching_
  std::shared_ptr<const WholeCopy> newest_;
  Cursor newest_at_;
  std::vector<std::weak_ptr<const WholeCopy>> alive_;
  std::uint64_t serial_ = random_number();
};

constexpr std::size_t kMaxCopies = 4;

}  // namespace cronlens::live
