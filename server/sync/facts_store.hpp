// SPDX-License-Identifier: MIT
// facts.db as Cronalytics makes it: the same table, the same indexes, the same journal. Both may
// write to one file in turn. Rows are inserted; a row changes only where it was stored before its
// run had ended.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "live/database.hpp"
#include "sync/outcome.hpp"
#include "sync/session_row.hpp"

namespace cronlens::sync {

struct ScriptRun {
  std::string job_id;
  double run_time = 0;
  std::string session_id() const;
};

class FactsStore {
 public:
  /// Makes the file and its table where there is none, and adds the columns and indexes that older
  /// versions lack. `careful`: what was committed outlives a power cut.
  static std::optional<FactsStore> open(const std::filesystem::path& path, bool careful,
                                        Fault& fault);

  /// False, and the reason in `fault`, for a failure of SQLite; what was found is in the last
  /// argument but one.
  bool contains(const std::string& session_id, bool& found, Fault& fault) const;
  /// `stored` is false for a row that is there already, or that the table does not take.
  bool insert(const SessionRow& row, const std::string& job_id, bool& stored, Fault& fault);
  bool insert(const ScriptRun& run, bool& stored, Fault& fault);
  /// Fills in a row that was stored before its run had ended.
  bool complete(const SessionRow& row, bool& changed, Fault& fault);

  /// Rows since a moment that have no end yet.
  bool unfinished_since(double moment, std::vector<std::string>& ids, Fault& fault) const;
  /// The newest script run of a job, up to a moment if one is given; 0 when there is none.
  bool newest_script_run(const std::string& job_id, std::optional<double> until, double& newest,
                         Fault& fault) const;
  /// The newest end of a run up to a moment; 0 when there is none.
  bool newest_end(double until, double& newest, Fault& fault) const;

  sqlite3* handle() const { return handle_.get(); }
  const std::string& path() const { return path_; }
  bool failed(Fault& fault) const;
  bool run(const char* sql, Fault& fault) const;
  live::Statement prepare(const std::string& sql) const;

 private:
  FactsStore(live::Handle handle, std::string path)
      : handle_(std::move(handle)), path_(std::move(path)) {}
  bool make_table(Fault& fault);
  bool find_columns(Fault& fault);
  bool prepare_statements(Fault& fault);
  bool number(sqlite3_stmt* statement, double& value, Fault& fault) const;
  /// The statement prepared before from that text, without values.
  sqlite3_stmt* prepared(const std::string& sql);

  live::Handle handle_;
  std::string path_;
  std::array<bool, kCopied.size()> has_copied_{};
  bool has_duration_ = false, has_success_ = false;
  live::Statement contains_;
  std::unordered_map<std::string, live::Statement> prepared_;
};

/// All that is written between begin() and commit() is stored, or nothing of it.
class WriteTransaction {
 public:
  static std::optional<WriteTransaction> begin(const FactsStore& store, Fault& fault);
  WriteTransaction(WriteTransaction&& other) noexcept : store_(other.store_) {
    other.store_ = nullptr;
  }
  WriteTransaction(const WriteTransaction&) = delete;
  WriteTransaction& operator=(const WriteTransaction&) = delete;
  WriteTransaction& operator=(WriteTransaction&&) = delete;
  ~WriteTransaction();
  bool commit(Fault& fault);

 private:
  explicit WriteTransaction(const FactsStore& store) : store_(&store) {}
  const FactsStore* store_;
};

/// Whether Cronalytics calls a run with this end a success.
bool is_success(std::string_view end_reason);

}  // namespace cronlens::sync
