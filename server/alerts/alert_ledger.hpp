// SPDX-License-Identifier: MIT
// Which alerts were told, so that each is told once per scope, window, period and level. An alert
// is written down before it is told and marked afterwards: who is killed in between finds it still
// open, and tells it again rather than never. One process at a time has the ledger.
#pragma once

#include <filesystem>
#include <functional>
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

  /// What is to be sent, kept whole until it has been: a limit may be in order again by then.
  struct Message {
    std::string key, text;
  };
  /// Writes down what `text_of` makes of each verdict above `ok` that is not in the ledger yet.
  bool post(const std::vector<budget::Verdict>& verdicts,
            const std::function<std::string(const budget::Verdict&)>& text_of, std::string& why);
  /// Posted and not sent yet, oldest first.
  std::vector<Message> outbox() const;
  /// Marks one as told.
  bool confirm(const std::string& key, std::string& why);

 private:
  struct Line {
    std::string key;
    bool is_open = false;
    std::string text{};
  };

  AlertLedger(std::filesystem::path path, int lock) : path_(std::move(path)), lock_(lock) {}
  bool read(std::string& why);
  bool write(std::string& why) const;

  std::filesystem::path path_;
  int lock_ = -1;
  std::vector<Line> lines_;
};

}  // namespace cronlens::server
