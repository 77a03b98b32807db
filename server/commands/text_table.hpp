// SPDX-License-Identifier: MIT
// Columns of text for a terminal.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "text/table.hpp"

namespace cronlens::server {

/// A table as wide as it needs, from texts that may be of anybody.
class TextTable {
 public:
  /// A title that begins with '>' heads a column that is flush right.
  explicit TextTable(const std::vector<std::string>& titles);

  void add(const std::vector<std::string>& row);
  /// All lines, without a newline at the end.
  std::string text() const;

 private:
  std::size_t columns_;
  text::Table table_;
};

/// "$1,234.5678" with so many digits after the point; "unknown" where there is none.
std::string worded_usd(std::optional<double> usd, int digits);

/// A price per million tokens, without zeros at its end; "—" where there is none.
std::string worded_rate(const std::optional<std::int64_t>& nano_per_million);

/// "1 run", "2 runs".
std::string worded_count(std::int64_t count, const std::string& one);

}  // namespace cronlens::server
