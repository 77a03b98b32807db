// SPDX-License-Identifier: MIT
// The native engine on the live file, for the Cronalytics API: kept open, and given what came since
// before it answers. Thread-safe; answers one question at a time.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "cronlens/budget.hpp"
#include "cronlens/cronalytics_api.hpp"
#include "cronlens/engine.hpp"
#include "live/facts_source.hpp"
#include "live/small_file.hpp"

namespace cronlens::live {

class ApiEngine {
 public:
  ApiEngine(FactsSource& facts, SmallFile& jobs) : facts_(facts), jobs_(jobs) {}

  /// Nothing, and the reason in `fault`, when the file cannot be read.
  std::optional<ApiAnswer> answer_to(const ApiRequest& request, Fault& fault);

  /// How the costs stand to limits; as answer_to().
  std::optional<std::vector<budget::Verdict>> judge(const budget::Budgets& budgets, double now,
                                                    const TimeZone& zone, Fault& fault);

  /// What is known of the file: rows, newest run, newest ingestion.
  std::optional<Snapshot> snapshot(Fault& fault);

 private:
  bool refresh(Fault& fault);
  bool append(Fault& fault, bool& fits);
  bool reopen(Fault& fault);

  FactsSource& facts_;
  SmallFile& jobs_;
  std::mutex mutex_;
  std::optional<Engine> engine_;
  Cursor cursor_;
  std::string jobs_etag_;
  int additions_ = 0;
};

}  // namespace cronlens::live
