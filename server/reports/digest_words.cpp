// SPDX-License-Identifier: MIT
// The digest as tables: aligned for a mail, or Markdown for a build's summary.
#include <algorithm>

#include "reports/digest_section.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

namespace cronlens::server::reports {
namespace {

using text::Cell;
using text::Column;
using text::Ink;
using text::Side;
using text::words;

constexpr std::size_t kRowsShown = 5;

template <class Q>
std::string or_none(Q value) {
  return value.is_known() ? words(value) : text::kNone;
}

std::string rate_words(const Overview& overview) {
  const auto rate = failure_rate(overview);
  return rate ? words(Fraction(*rate)) : text::kNone;
}

Cell failed_cell(const Overview& overview) {
  return failures_cell(Count(overview.failure_runs.value->value));
}

std::string change_or_none(const Figure& change) {
  return text::is_known(change) ? text::change_words(change) : text::kNone;
}

Section balance(const Digest& digest) {
  const Overview &now = digest.now.overview, &before = digest.before.overview;
  Section section{"", {{"", Side::left}, {"Now"}, {"Before"}, {"Change"}}, {}};
  const auto add = [&](const char* label, Cell value, std::string prior, std::string change) {
    section.rows.push_back({{label, Ink::title}, std::move(value), {prior}, {change}});
  };
  const bool is_comparable = now.prior_complete;
  const auto prior = [&](std::string figure) { return is_comparable ? figure : text::kNone; };
  add("Runs", {words(now.runs)}, prior(words(before.runs)), change_or_none(now.runs_change));
  add("Failed", failed_cell(now), prior(words(before.failure_runs)), "");
  add("Failure rate", {rate_words(now)}, prior(rate_words(before)), "");
  add("Cost", {at_least(now.cost)}, prior(at_least(before.cost)), change_or_none(now.cost_change));
  add("Cost of failures", {at_least(now.failure_cost)}, prior(at_least(before.failure_cost)), "");
  add("Cost per run", {words(now.mean_cost)}, prior(words(before.mean_cost)), "");
  add("Tokens", {at_least(now.tokens)}, prior(at_least(before.tokens)), "");
  add("Jobs", {words(now.jobs)}, prior(words(before.jobs)), "");
  return section;
}

std::string cost_before(const Digest& digest, const std::string& id) {
  const JobTable& before = digest.before.jobs;
  const auto found = std::find(before.ids.begin(), before.ids.end(), id);
  if (found == before.ids.end()) return text::kNone;
  const auto row = static_cast<std::size_t>(found - before.ids.begin());
  return at_least(before.cost[row], before.unknown_cost_runs[row]);
}

Section drivers(const Digest& digest) {
  const JobTable& jobs = digest.now.jobs;
  Section section{"Top cost drivers",
                  {{"Job", Side::left, 0, true}, {"Cost"}, {"Before"}, {"Runs"}, {"Per run"}},
                  {}};
  for (std::size_t i = 0; i < std::min(kRowsShown, jobs.ids.size()); ++i) {
    if (!(jobs.cost[i].value > 0)) break;
    section.rows.push_back({{text::clean(jobs.names[i])},
                            {at_least(jobs.cost[i], jobs.unknown_cost_runs[i])},
                            {cost_before(digest, jobs.ids[i])},
                            {words(jobs.runs[i])},
                            {or_none(jobs.mean_cost[i])}});
  }
  return section;
}

Section failures(const Digest& digest) {
  const JobTable& jobs = digest.by_failures;
  Section section{
      "Failures", {{"Job", Side::left, 0, true}, {"Failed"}, {"Runs"}, {"Rate"}, {"Cost"}}, {}};
  for (std::size_t i = 0; i < std::min(kRowsShown, jobs.ids.size()); ++i) {
    if (!(jobs.failure_runs[i].value > 0)) break;
    section.rows.push_back({{text::clean(jobs.names[i])},
                            failures_cell(jobs.failure_runs[i]),
                            {words(jobs.runs[i])},
                            {or_none(jobs.failure_rate[i])},
                            {or_none(jobs.failure_cost[i])}});
  }
  return section;
}

Section stopped(const Report& report, const Digest& digest) {
  Section section{"Ran in the period before, not in this one",
                  {{"Job", Side::left, 0, true},
                   {"Last run", Side::left},
                   {"Runs before"},
                   {"Schedule", Side::left, 1},
                   {"State", Side::left}},
                  {}};
  for (const StoppedJob& job : digest.stopped) {
    section.rows.push_back({{text::clean(job.name)},
                            {report.clock.date_time(job.last_run)},
                            {words(job.runs_before)},
                            {job.schedule.empty() ? text::kNone : text::clean(job.schedule)},
                            {job.state.empty() ? "not in jobs.json" : text::clean(job.state)}});
  }
  return section;
}

Cell judgement_cell(Judgement judgement) {
  switch (judgement) {
    case Judgement::fine:
      return {"fine", Ink::good};
    case Judgement::crossed:
      return {"crossed", Ink::bad};
    default:
      return {"cannot be judged", Ink::warning};
  }
}

std::string limit_words(const Threshold& threshold) {
  switch (threshold.gauge) {
    case Gauge::cost:
      return words(Usd(threshold.limit));
    case Gauge::stopped:
    case Gauge::anomaly:
      return words(Count(threshold.limit));
    case Gauge::budget:
    case Gauge::budget_near:
      return text::clean(threshold.file);
    default:
      return words(Fraction(threshold.limit));
  }
}

Section thresholds(const Digest& digest) {
  Section section{
      "Thresholds", {{"Threshold", Side::left}, {"Limit"}, {"Now"}, {"Verdict", Side::left}}, {}};
  for (const Verdict& verdict : digest.verdicts) {
    section.rows.push_back({{gauge_name(verdict.threshold.gauge)},
                            {limit_words(verdict.threshold)},
                            {verdict.words},
                            judgement_cell(verdict.judgement)});
  }
  return section;
}

std::string as_text(const Section& section, const text::Screen& screen) {
  text::Table table(section.columns);
  for (const auto& row : section.rows) table.add(row);
  const std::string title =
      section.title.empty() ? "" : screen.paint(Ink::title, section.title) + "\n";
  return title + table.lines(screen);
}

/// What Markdown would read as a table's bar, code, emphasis, a link or HTML stays a letter.
std::string escaped(const std::string& raw) {
  std::string made;
  for (const char sign : raw) {
    if (std::string_view("|`*_[]<>\\#").find(sign) != std::string_view::npos) made += '\\';
    made += sign;
  }
  return made;
}

std::string as_markdown(const Section& section) {
  std::string made = section.title.empty() ? "" : "### " + section.title + "\n\n";
  std::string rule = "|";
  made += "|";
  for (const Column& column : section.columns) {
    made += " " + column.title + " |";
    rule += column.side == Side::right ? " ---: |" : " --- |";
  }
  made += "\n" + rule + "\n";
  for (const auto& row : section.rows) {
    made += "|";
    for (const Cell& cell : row) made += " " + escaped(cell.words) + " |";
    made += "\n";
  }
  return made;
}

std::string lead(const Report& report, const Digest& digest) {
  if (digest.now.coverage.runs.value == 0) return nothing_found(report);
  if (digest.now.overview.prior_complete) return "";
  return "The file does not reach back over the period before: nothing is compared.\n";
}

}  // namespace

std::string digest_words(const Report& report, const Digest& digest, Format format) {
  Report shown = report;
  const bool is_markdown = format == Format::markdown;
  if (is_markdown) shown.screen = {};
  std::string made =
      heading(shown, is_markdown ? "## Digest" : "Digest", digest.now.since, digest.now.until);
  const std::string first = lead(shown, digest);
  if (!first.empty()) made += first + "\n";
  std::vector<Section> sections{balance(digest), drivers(digest), failures(digest),
                                stopped(shown, digest), thresholds(digest)};
  for (Section& section : alarm_sections(shown, digest)) sections.push_back(std::move(section));
  for (const Section& section : sections) {
    if (section.rows.empty()) continue;
    made += (is_markdown ? as_markdown(section) : as_text(section, shown.screen)) + "\n";
  }
  const std::string notes = cost_note(shown, digest.now.coverage) + caveats(shown);
  return made + (is_markdown ? escaped(notes) : notes);
}

}  // namespace cronlens::server::reports
