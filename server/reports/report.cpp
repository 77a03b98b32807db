// SPDX-License-Identifier: MIT
#include "reports/report.hpp"

#include <algorithm>

#include "text/width.hpp"
#include "text/words.hpp"

namespace cronlens::server::reports {
namespace {

using text::Ink;
using text::words;

std::string job_names(const Report& report) {
  std::string listed;
  for (const std::string& id : report.asked.jobs) {
    const std::string name = job_name(report, id);
    listed += (listed.empty() ? "" : ", ") + text::clean(name);
    if (name != id) listed += " (" + text::clean(id) + ")";
  }
  return listed;
}

/// "only failures, only script runs, only job x", or nothing.
std::string filter_words(const Report& report) {
  std::vector<std::string> filters;
  const Asked& asked = report.asked;
  if (asked.outcome == OutcomeFilter::success) filters.emplace_back("successes");
  if (asked.outcome == OutcomeFilter::failure) filters.emplace_back("failures");
  if (asked.mode == ModeFilter::agent) filters.emplace_back("agent runs");
  if (asked.mode == ModeFilter::no_agent) filters.emplace_back("script runs");
  if (!asked.jobs.empty()) {
    filters.push_back((asked.jobs.size() == 1 ? "job " : "jobs ") + job_names(report));
  }
  std::string listed;
  for (const std::string& filter : filters) listed += (listed.empty() ? "only " : ", ") + filter;
  return listed;
}

}  // namespace

Query Report::query() const {
  Query query;
  query.now = clock.now;
  query.zone = clock.zone;
  query.window.kind = asked.days > 0 ? WindowKind::last_days : WindowKind::all_time;
  query.window.days = Count(asked.days);
  query.outcome = asked.outcome;
  query.mode = asked.mode;
  query.jobs = asked.jobs;
  return query;
}

std::string period_words(int days) {
  if (days == 0) return "all time";
  return days == 1 ? "last day" : "last " + std::to_string(days) + " days";
}

std::string heading(const Report& report, const std::string& title, Instant since, Instant until) {
  const text::Clock& clock = report.clock;
  std::string made = report.screen.paint(Ink::title, title) + "  " +
                     period_words(report.asked.days) + ", " + clock.date_time(since) + " to " +
                     clock.date_time(until) + " " + clock.zone_name + "\n";
  const std::string filters = filter_words(report);
  if (!filters.empty()) made += report.screen.paint(Ink::warning, filters) + "\n";
  return made + "\n";
}

std::string nothing_found(const Report& report) {
  const Snapshot& snapshot = report.engine.snapshot();
  if (report.has_no_runs()) {
    return "No runs yet: " + report.places.facts + " is empty.\n";
  }
  const std::string filters = filter_words(report);
  std::string made = "No runs in the " + period_words(report.asked.days);
  if (report.asked.days == 0) made = "No runs";
  made += (filters.empty() ? "" : ", " + filters) + ".\n";
  if (snapshot.last_run) {
    made += "The newest run of the file is from " + report.clock.date_time(*snapshot.last_run) +
            " (" + report.clock.relative(*snapshot.last_run) + "); --days 0 looks at all time.\n";
  }
  return made;
}

std::string at_least(Usd known, Count unknown_runs) {
  const bool is_part = known.is_known() && unknown_runs.value > 0;
  return words(known) + (is_part ? "+" : "");
}

std::string at_least(const Figure& figure) {
  return words(figure) + (text::is_known(figure) && figure.left_out.value > 0 ? "+" : "");
}

std::string cost_note(const Report& report, const Coverage& coverage) {
  if (coverage.cost_unknown.value == 0) return "";
  const std::string some =
      words(coverage.cost_unknown) + " of " + text::counted(coverage.runs.value, "run", "runs");
  const std::string note = coverage.cost_known.value == 0
                               ? "The cost is unknown: no run says what it cost."
                               : "+ at least: the cost of " + some + " is unknown.";
  return report.screen.paint(Ink::faint, note) + "\n";
}

std::string more_note(const Report& report, double more, const std::string& one,
                      const std::string& many) {
  if (more <= 0) return "";
  const std::string note = text::counted(more, "more " + one, "more " + many);
  return report.screen.paint(Ink::faint, note + ": --limit 0 shows all.") + "\n";
}

text::Cell failures_cell(Count failures) {
  return {words(failures), failures.value > 0 ? Ink::bad : Ink::plain};
}

std::string job_name(const Report& report, const std::string& id) {
  const Snapshot& snapshot = report.engine.snapshot();
  const auto found = std::find(snapshot.job_ids.begin(), snapshot.job_ids.end(), id);
  const auto index = static_cast<std::size_t>(found - snapshot.job_ids.begin());
  return found == snapshot.job_ids.end() ? id : snapshot.job_names[index];
}

std::string name_or_unknown(const std::string& name) {
  return name.empty() ? text::kUnknown : text::clean(name);
}

}  // namespace cronlens::server::reports
