// SPDX-License-Identifier: MIT
// Which alerts were told, so that each is told once per scope, window, period and level. An alert
// is written down before it is told and marked afterwards: who is killed in between finds it still
// open, and tells it again rather than never. One process at a time has the ledger.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cronlens/budget.hpp"

namespace cronlens::server {

struct Alert {
  budget::Verdict verdict;
  bool is_repeat = false;  // written down before, and perhaps told
};

class AlertLedger {
 public:
  /// Waits for whoever has it. Nothing, and the reason in `why`, where the file is none of ours:
  /// it is never overwritten then.
  static std::optional<AlertLedger> open(const std::filesystem::path& path, std::string& why);

  AlertLedger(AlertLedger&& other) noexcept;
  AlertLedger& operator=(AlertLedger&&) = delete;
  ~AlertLedger();

  /// The verdicts above `ok` that are to be told now, written down as open.
  std::optional<std::vector<Alert>> claim(const std::vector<budget::Verdict>& verdicts,
                                          std::string& why);

  /// Marks all open alerts as told.
  bool confirm(std::string& why);

 private:
  struct Line {
    std::string key;
    bool is_open = false;
  };

  AlertLedger(std::filesystem::path path, int lock) : path_(std::move(path)), lock_(lock) {}
  bool read(std::string& why);
  bool write(std::string& why) const;

  std::filesystem::path path_;
  int lock_ = -1;
  std::vector<Line> lines_;
};

}  // namespace cronlens::server
