// SPDX-License-Identifier: MIT
// What can go wrong with a file or a query, as values. The page has one sentence per code in every
// language; `detail` is for the technical fold below it.
#pragma once

#include <string>
#include <vector>

#include "cronlens/describe.hpp"

namespace cronlens {

enum class ErrorCode {
  empty_file,
  not_sqlite,
  truncated,
  corrupt,
  utf16,
  no_cron_runs,
  missing_columns,
  unsupported_table,
  too_large,
  bad_jobs_file,
  bad_query,
  not_found,
  internal,
};

template <>
struct Names<ErrorCode> {
  static constexpr std::string_view name = "ErrorCode";
  static constexpr std::string_view doc = "Why a file or a query was refused.";
  static constexpr auto values = std::to_array<EnumValue>({
      {"empty_file", "the file has no bytes"},
      {"not_sqlite", "the bytes are not an SQLite database: another format, encrypted, or random"},
      {"truncated", "the file ends before the last page its header promises"},
      {"corrupt", "SQLite found the file damaged while reading it"},
      {"utf16", "the database keeps its texts in UTF-16, which is not read"},
      {"no_cron_runs", "a database, but without a table cron_runs"},
      {"missing_columns", "cron_runs lacks a column without which no run can be read"},
      {"unsupported_table", "cron_runs is a view or a virtual table, which is never executed"},
      {"too_large", "the file does not fit into the memory of a tab"},
      {"bad_jobs_file", "jobs.json is not JSON, or not in a known shape"},
      {"bad_query", "the query has an unknown field or a value out of range"},
      {"not_found", "the job named by the query has no run that passes the filter"},
      {"internal", "a fault of Cronlens itself"},
  });
};

struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string detail;
  std::vector<std::string> tables;
  std::string nearest;
};

template <>
struct Shape<Error> {
  static constexpr std::string_view name = "EngineError";
  static constexpr std::string_view doc = "Why the engine refused, and what it saw instead.";
  static constexpr auto fields = std::make_tuple(
      field("code", &Error::code, "what went wrong"),
      field("detail", &Error::detail, "one technical sentence in English, safe to show as text"),
      field("tables", &Error::tables, "no_cron_runs: the tables that the file does have"),
      field("nearest", &Error::nearest, "no_cron_runs: the table that looks most like it, or ''"));
};

inline Error make_error(ErrorCode code, std::string detail) {
  return Error{code, std::move(detail), {}, {}};
}

}  // namespace cronlens
