// SPDX-License-Identifier: MIT
// What of a run stays where it was read from until the run is shown: a file that SQLite reads, or
// the data of a report. Without this seam a report would carry SQLite along.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "cronlens/result.hpp"

namespace cronlens::facts {

struct RowTexts {
  std::string session_id;
  std::optional<std::string> end_reason, cost_status;
  std::optional<double> ended_at;     // epoch seconds
  std::optional<double> actual_cost;  // US dollars
};

/// Reads rows one by one, in any order. Lives no longer than its store.
class RowTextReader {
 public:
  RowTextReader() = default;
  RowTextReader(const RowTextReader&) = delete;
  RowTextReader& operator=(const RowTextReader&) = delete;
  virtual ~RowTextReader() = default;

  virtual Result<RowTexts> read(std::int64_t rowid) = 0;
};

class RowStore {
 public:
  RowStore() = default;
  RowStore(const RowStore&) = delete;
  RowStore& operator=(const RowStore&) = delete;
  virtual ~RowStore() = default;

  virtual std::uint64_t bytes() const = 0;
  virtual std::unique_ptr<RowTextReader> reader() const = 0;
};

}  // namespace cronlens::facts
