// SPDX-License-Identifier: MIT
// What a file turned out to hold, told once when it is opened.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cronlens/describe.hpp"
#include "cronlens/quantity.hpp"

namespace cronlens {

enum class CaveatCode {
  wal_missing,
  wal_applied,
  wal_ignored,
  odd_values,
  long_text,
  missing_columns,
  unknown_columns,
  no_jobs_file,
  jobs_unreadable,
  jobs_skipped,
  jobs_damaged,
  duplicate_jobs,
  bad_schedules,
  no_runs,
  older_runs_unread,
};
template <>
struct Names<CaveatCode> {
  static constexpr std::string_view name = "CaveatCode";
  static constexpr std::string_view doc = "Something a reader of the figures has to know.";
  static constexpr auto values = std::to_array<EnumValue>({
      {"wal_missing",
       "the file is in WAL mode and came without its -wal: newer runs may be missing"},
      {"wal_applied", "count = pages taken over from the -wal file"},
      {"wal_ignored", "the -wal file does not belong to this state of the database"},
      {"odd_values",
       "count = values of column `subject` that are not numbers in a sane range; "
       "they are treated as unknown"},
      {"long_text",
       "count = texts of more than 1024 bytes in the columns `subject`; they are no names and are "
       "treated as unknown, so the runs that have them stand together"},
      {"missing_columns", "columns that this file does not have, in `subject`"},
      {"unknown_columns", "columns that Cronlens does not know and does not read, in `subject`"},
      {"no_jobs_file", "no jobs.json: no names and no schedules"},
      {"jobs_unreadable", "jobs.json cannot be read, `subject` says why; it is left aside"},
      {"jobs_skipped", "count = entries of jobs.json without a usable id"},
      {"jobs_damaged",
       "count = values in jobs.json that are not JSON or of monstrous size; what cannot be read "
       "of them is left out"},
      {"duplicate_jobs", "count = job ids that jobs.json lists twice; the last entry is used"},
      {"bad_schedules", "count = jobs whose schedule cannot be understood"},
      {"no_runs", "the table is there, and empty"},
      {"older_runs_unread", "only the newest runs have been read so far"},
  });
};

struct Caveat {
  CaveatCode code = CaveatCode::no_runs;
  Count count{0};
  std::string subject;
};
template <>
struct Shape<Caveat> {
  static constexpr std::string_view name = "Caveat";
  static constexpr std::string_view doc = "One thing to know about the data.";
  static constexpr auto fields = std::make_tuple(
      field("code", &Caveat::code, "what it is"),
      field("count", &Caveat::count, "how many, where that makes sense"),
      field("subject", &Caveat::subject, "the column or columns it is about, or ''"));
};

struct Snapshot {
  Count runs{0};
  Count bytes{0};
  std::optional<Instant> first_run;
  std::optional<Instant> last_run;
  std::optional<Instant> last_ingested;
  std::vector<std::string> job_ids;
  std::vector<std::string> job_names;
  std::vector<std::string> models;
  std::vector<std::string> providers;
  Count jobs_in_file{0};
  std::vector<Caveat> caveats;
};
template <>
struct Shape<Snapshot> {
  static constexpr std::string_view name = "Snapshot";
  static constexpr std::string_view doc = "What was opened. Lists are in byte order of the names.";
  static constexpr auto fields = std::make_tuple(
      field("runs", &Snapshot::runs, "rows read"),
      field("bytes", &Snapshot::bytes, "size of the database"),
      field("firstRun", &Snapshot::first_run, "earliest start"),
      field("lastRun", &Snapshot::last_run, "latest start"),
      field("lastIngested", &Snapshot::last_ingested, "when the newest row was stored"),
      field("jobIds", &Snapshot::job_ids, "every job that has a run"),
      field("jobNames", &Snapshot::job_names, "its name, or its id where it has none"),
      field("models", &Snapshot::models, "every model seen, '' for unknown"),
      field("providers", &Snapshot::providers, "every provider seen, '' for unknown"),
      field("jobsInFile", &Snapshot::jobs_in_file, "jobs listed in jobs.json"),
      field("caveats", &Snapshot::caveats, "what to know about this file"));
};

}  // namespace cronlens
