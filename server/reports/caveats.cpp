// SPDX-License-Identifier: MIT
// The engine's caveats as sentences for a terminal.
#include "reports/report.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

namespace cronlens::server::reports {
namespace {

std::string about_jobs_file(const Caveat& caveat, const Report& report) {
  const auto number = [&](const char* one, const char* many) {
    return text::counted(caveat.count.value, one, many);
  };
  switch (caveat.code) {
    case CaveatCode::no_jobs_file:
      return "No jobs.json: jobs go by their ids, and have no schedules. --jobs names one.";
    case CaveatCode::jobs_unreadable:
      return report.places.jobs + " cannot be read and is left aside: " + caveat.subject + ".";
    case CaveatCode::jobs_skipped:
      return "jobs.json has " + number("entry", "entries") + " without a usable id.";
    case CaveatCode::jobs_damaged:
      return "jobs.json has " + number("value", "values") + " that cannot be read.";
    case CaveatCode::duplicate_jobs:
      return "jobs.json lists " + number("job", "jobs") + " twice; the last entry counts.";
    case CaveatCode::bad_schedules:
      return number("job has", "jobs have") + " a schedule that cannot be understood.";
    default:
      return "";
  }
}

std::string sentence(const Caveat& caveat, const Report& report) {
  const std::string values = text::counted(caveat.count.value, "value", "values");
  switch (caveat.code) {
    case CaveatCode::wal_missing:
      return "The file came without its -wal: the newest runs may be missing.";
    case CaveatCode::wal_ignored:
      return "The -wal beside the file does not belong to it and is left aside.";
    case CaveatCode::odd_values:
      return values + " of " + caveat.subject + " are no sane numbers and count as unknown.";
    case CaveatCode::long_text:
      return text::counted(caveat.count.value, "text", "texts") + " of " + caveat.subject +
             " are too long for names and count as unknown.";
    case CaveatCode::missing_columns:
      return "The file lacks the columns " + caveat.subject + ".";
    case CaveatCode::older_runs_unread:
      return "Only the newest runs have been read.";
    default:
      return about_jobs_file(caveat, report);
  }
}

}  // namespace

std::string caveats(const Report& report) {
  std::string made;
  for (const Caveat& caveat : report.engine.snapshot().caveats) {
    const std::string words = text::clean(sentence(caveat, report));
    if (words.empty()) continue;
    made += report.screen.paint(text::Ink::faint, "Note: " + words) + "\n";
  }
  return made;
}

}  // namespace cronlens::server::reports
