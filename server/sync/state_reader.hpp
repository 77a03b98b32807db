// SPDX-License-Identifier: MIT
// Hermes' state.db, opened read-only. Its owner never waits: where its journal is no WAL, every
// question is a short statement of its own. Which columns there are is looked up, for it changes
// between versions.
#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "live/database.hpp"
#include "sync/one_moment.hpp"
#include "sync/outcome.hpp"
#include "sync/session_row.hpp"

namespace cronlens::sync {

class StateReader {
 public:
  static std::optional<StateReader> open(const std::filesystem::path& path, Fault& fault);

  /// Many questions as of one moment, where that keeps nobody from writing; else nothing.
  std::unique_ptr<OneMoment> one_moment() const;

  /// The ids of all cron sessions.
  bool cron_ids(std::vector<std::string>& ids, Fault& fault) const;
  /// Cronalytics' question: the ended ones after a moment, in the order of their end.
  bool ended_after(double since, std::vector<std::string>& ids, Fault& fault) const;

  struct Child {
    std::string id, parent;
  };
  /// All sessions that another one started; none where this version does not tell.
  bool children(std::vector<Child>& found, Fault& fault) const;

  /// What one session spent on one task beside its main loop.
  struct Usage {
    std::string session, task, model, provider;
    /// In the order of kUsageFigures; nullptr where state.db lacks the column.
    std::array<Value, kUsageFigures.size()> figures;
  };
  /// All of it; none where this version does not tell tasks apart.
  bool auxiliary_usage(std::vector<Usage>& found, Fault& fault) const;

  /// Whether a session has ended and when; nothing when there is no such session.
  struct End {
    bool has_end = false;
    double at = 0;
  };
  bool end_of(const std::string& id, std::optional<End>& end, Fault& fault) const;
  bool row(const std::string& id, std::optional<SessionRow>& row, Fault& fault) const;

  /// Whether state.db has the column kCopied[i].
  bool has_copied(std::size_t i) const { return has_copied_[i]; }

 private:
  StateReader(live::Database database, std::string path)
      : database_(std::move(database)), path_(std::move(path)) {}
  bool probe(Fault& fault);
  bool columns_of(const char* table, std::vector<std::string>& names, Fault& fault) const;
  bool prepare_questions(const std::vector<std::string>& columns, Fault& fault);
  bool failed(Fault& fault) const;
  bool each(sqlite3_stmt* statement, const std::function<void(sqlite3_stmt*)>& take,
            Fault& fault) const;

  live::Database database_;
  std::string path_;
  bool has_parents_ = false, is_wal_ = false;
  std::array<bool, kCopied.size()> has_copied_{};
  live::Statement end_, row_;
};

}  // namespace cronlens::sync
