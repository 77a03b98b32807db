// SPDX-License-Identifier: MIT
// The first figures of a report as HTML: what is seen before the engine has started, without a
// script, and on paper.
#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>

#include "cronlens/report.hpp"
#include "report/words.hpp"

namespace cronlens::report {
namespace {

constexpr std::size_t kMostJobs = 100;

std::optional<double> known(double value) {
  return std::isnan(value) ? std::nullopt : std::optional(value);
}

template <class Q>
std::optional<double> plain(const std::optional<Q>& value) {
  return value ? std::optional(value->value) : std::nullopt;
}

std::string count(double value, const char* one, const char* many) {
  return grouped(value, 0) + " " + (value == 1 ? one : many);
}

std::string cell(const std::string& text) {
  return "<td>" + text + "</td>";
}

std::string name_or(const std::string& text, const char* otherwise) {
  return text.empty() ? otherwise : "<bdi>" + escaped(text) + "</bdi>";
}

/// A group's cost: some of its runs may not say what they cost.
std::string cost_text(double cost, double unknown_runs) {
  const auto value = known(cost);
  return (value && unknown_runs > 0 ? "at least " : "") + usd(value);
}

std::string figures(const Overview& overview) {
  std::string html = "<dl>";
  for (const Figure* figure :
       {&overview.runs, &overview.cost, &overview.failure_runs, &overview.failure_cost,
        &overview.success_rate, &overview.mean_cost, &overview.tokens, &overview.mean_duration,
        &overview.nominal_month, &overview.trend_month, &overview.pace, &overview.jobs}) {
    html += "<div><dt>" + std::string(kMeasures[std::size_t(figure->measure)].label) + "</dt><dd>" +
            figure_text(*figure) + "</dd></div>";
  }
  return html + "</dl>";
}

std::string table(const char* title, const std::string& head, const std::string& rows) {
  return "<h2>" + std::string(title) + "</h2><table><thead><tr>" + head + "</tr></thead><tbody>" +
         rows + "</tbody></table>";
}

std::string heads(std::initializer_list<const char*> names) {
  std::string html;
  for (const char* name : names) html += "<th scope=\"col\">" + std::string(name) + "</th>";
  return html;
}

std::string jobs_table(const JobTable& jobs) {
  const std::size_t shown = std::min(jobs.ids.size(), kMostJobs);
  std::string rows;
  for (std::size_t row = 0; row < shown; ++row) {
    rows += "<tr><th scope=\"row\">" + name_or(jobs.names[row], "unnamed job") + "</th>" +
            cell(grouped(jobs.runs[row].value, 0)) +
            cell(grouped(jobs.failure_runs[row].value, 0)) +
            cell(cost_text(jobs.cost[row].value, jobs.unknown_cost_runs[row].value)) +
            cell(usd(known(jobs.mean_cost[row].value))) +
            cell(seconds_text(known(jobs.mean_duration[row].value))) +
            cell(moment(known(jobs.last_run[row].value))) + "</tr>";
  }
  std::string html = table(
      "Jobs", heads({"Job", "Runs", "Failed", "Cost", "Mean cost", "Mean duration", "Last run"}),
      rows);
  if (shown < jobs.ids.size()) {
    html += "<p>and " + count(double(jobs.ids.size() - shown), "more job", "more jobs") + "</p>";
  }
  return html;
}

std::string models_table(const Breakdown& models) {
  std::string rows;
  for (std::size_t row = 0; row < std::min(models.names.size(), kMostJobs); ++row) {
    rows += "<tr><th scope=\"row\">" + name_or(models.names[row], "unknown model") + "</th>" +
            cell(grouped(models.runs[row].value, 0)) +
            cell(grouped(models.failures[row].value, 0)) +
            cell(cost_text(models.cost[row].value, models.unknown_cost_runs[row].value)) +
            cell(grouped(models.tokens[row].value, 0)) + "</tr>";
  }
  return table("Models", heads({"Model", "Runs", "Failed", "Cost", "Tokens"}), rows);
}

/// What the reader has to know to take the figures for what they are.
std::string notes(const Snapshot& snapshot, const Dashboard& dashboard,
                  const ReportOptions& options, double left_out) {
  const Coverage& coverage = dashboard.coverage;
  std::string html = "<p>Shown: " + moment(dashboard.since.value) + " to " +
                     moment(dashboard.until.value) +
                     ". Newest run: " + moment(plain(snapshot.last_run)) + ". The cost of " +
                     grouped(coverage.cost_known.value, 0) + " of " +
                     count(coverage.runs.value, "run", "runs") + " is known.</p>";
  if (left_out > 0) {
    html += "<p>Left out: " + count(left_out, "run", "runs") + " before the last " +
            grouped(*options.days, *options.days == std::floor(*options.days) ? 0 : 2) +
            " days.</p>";
  }
  std::string gone;
  for (const auto& [is_gone, word] : {std::pair(options.redact.names, "names of jobs"),
                                      std::pair(options.redact.ids, "ids of jobs and sessions"),
                                      std::pair(options.redact.costs, "costs")}) {
    if (is_gone) gone += (gone.empty() ? "" : ", ") + std::string(word);
  }
  if (!gone.empty()) html += "<p>Taken out: " + gone + ".</p>";
  return html;
}

/// A search may hold a name, and the ids of a filter are others now.
Query told(Query query, const Redaction& redact) {
  if (redact.ids) query.jobs.clear();
  if (redact.ids || redact.names) query.text.clear();
  return query;
}

std::string summary_html(const Snapshot& snapshot, const Dashboard& dashboard,
                         const ReportOptions& options, double left_out) {
  const std::string title = options.title.empty() ? "Cronlens report" : escaped(options.title);
  std::string html = "<section class=\"cl-report\"><h1><bdi>" + title + "</bdi></h1>" +
                     notes(snapshot, dashboard, options, left_out);
  if (snapshot.runs.value == 0) return html + "<p>There are no runs.</p></section>";
  html += figures(dashboard.overview) + jobs_table(dashboard.jobs) + models_table(dashboard.models);
  return html + "</section>";
}

}  // namespace
}  // namespace cronlens::report

namespace cronlens {

Result<std::string> report_summary(const Engine& reduced, const ReportOptions& options,
                                   double left_out) {
  const auto dashboard = reduced.dashboard(report::told(options.query, options.redact));
  if (!dashboard) return dashboard.error();
  return report::summary_html(reduced.snapshot(), dashboard.value(), options, left_out);
}

}  // namespace cronlens
