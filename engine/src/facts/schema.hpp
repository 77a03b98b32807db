// SPDX-License-Identifier: MIT
// The one place that knows what a facts.db looks like: a table cron_runs, columns addressed by name
// because migrated files have job_mode last. Files of 0.1 lack it.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace cronlens::facts {

inline constexpr std::string_view kTable = "cron_runs";

enum class ColumnId {
  session_id,
  job_id,
  run_time,
  ended_at,
  duration_seconds,
  model,
  input_tokens,
  output_tokens,
  reasoning_tokens,
  cache_read_tokens,
  cache_write_tokens,
  estimated_cost_usd,
  actual_cost_usd,
  cost_status,
  cost_source,
  billing_provider,
  api_call_count,
  message_count,
  tool_call_count,
  end_reason,
  success,
  job_mode,
  ingested_at,
};

struct ColumnInfo {
  ColumnId id;
  std::string_view name;
  bool required;
};

inline constexpr auto kColumns = std::to_array<ColumnInfo>({
    {ColumnId::session_id, "session_id", false},
    {ColumnId::job_id, "job_id", true},
    {ColumnId::run_time, "run_time", true},
    {ColumnId::ended_at, "ended_at", false},
    {ColumnId::duration_seconds, "duration_seconds", false},
    {ColumnId::model, "model", false},
    {ColumnId::input_tokens, "input_tokens", false},
    {ColumnId::output_tokens, "output_tokens", false},
    {ColumnId::reasoning_tokens, "reasoning_tokens", false},
    {ColumnId::cache_read_tokens, "cache_read_tokens", false},
    {ColumnId::cache_write_tokens, "cache_write_tokens", false},
    {ColumnId::estimated_cost_usd, "estimated_cost_usd", false},
    {ColumnId::actual_cost_usd, "actual_cost_usd", false},
    {ColumnId::cost_status, "cost_status", false},
    {ColumnId::cost_source, "cost_source", false},
    {ColumnId::billing_provider, "billing_provider", false},
    {ColumnId::api_call_count, "api_call_count", false},
    {ColumnId::message_count, "message_count", false},
    {ColumnId::tool_call_count, "tool_call_count", false},
    {ColumnId::end_reason, "end_reason", false},
    {ColumnId::success, "success", false},
    {ColumnId::job_mode, "job_mode", false},
    {ColumnId::ingested_at, "ingested_at", false},
});

/// The mode that files without job_mode, and rows of agents, have.
inline constexpr std::string_view kAgentMode = "agent";
inline constexpr std::string_view kScriptMode = "no_agent";

// A value outside these bounds is a damaged or foreign number, not a fact: it is treated as unknown
// and counted. The bounds also keep every sum exact: money and time in 128 bits (see
// totals/fixed_point.hpp), the tokens of as many runs as are read, four counts each, in 64.
inline constexpr double kMaxCostUsd = 1e9;
inline constexpr double kMaxDurationSeconds = 1e9;
inline constexpr double kMaxTokens = 1e10;
inline constexpr double kMaxInstant = 1e11;
inline constexpr std::size_t kMaxRuns = 200'000'000;
static_assert(4 * kMaxTokens * kMaxRuns < 9.2e18);

/// Longer texts are cut when shown, and unknown and counted when grouped by: they are never names.
inline constexpr std::size_t kMaxNameBytes = 1024;

}  // namespace cronlens::facts
