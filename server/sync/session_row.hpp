// SPDX-License-Identifier: MIT
// One row of state.db's sessions, on its way to facts.db. Values keep the type they have there.
#pragma once

#include <sqlite3.h>

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace cronlens::sync {

struct FreeValue {
  void operator()(sqlite3_value* value) const { sqlite3_value_free(value); }
};
using Value = std::unique_ptr<sqlite3_value, FreeValue>;

/// The columns that are copied as they are, under the same name in both databases.
constexpr auto kCopied = std::to_array<std::string_view>(
    {"model", "input_tokens", "output_tokens", "reasoning_tokens", "cache_read_tokens",
     "cache_write_tokens", "estimated_cost_usd", "actual_cost_usd", "cost_status", "cost_source",
     "billing_provider", "api_call_count", "message_count", "tool_call_count", "end_reason"});

/// What session_model_usage counts of one session, task, model and provider.
constexpr auto kUsageFigures = std::to_array<std::string_view>(
    {"api_call_count", "input_tokens", "output_tokens", "reasoning_tokens", "cache_read_tokens",
     "cache_write_tokens", "estimated_cost_usd", "actual_cost_usd", "cost_status", "cost_source",
     "last_seen"});

struct SessionRow {
  std::string id;
  /// Absent where they are NULL or no numbers.
  std::optional<double> started, ended;
  bool has_end = false;
  /// In the order of kCopied; nullptr where state.db lacks the column.
  std::array<Value, kCopied.size()> copied;
  std::string source, parent, model_config, end_reason;
};

}  // namespace cronlens::sync
