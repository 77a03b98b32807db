// SPDX-License-Identifier: MIT
#include <algorithm>

#include "reports/digest_section.hpp"
#include "text/width.hpp"

namespace cronlens::server::reports {
namespace {

using text::Cell;
using text::Ink;
using text::Side;
using text::words;

Ink ink_of(budget::Level level) {
  if (level == budget::Level::hard) return Ink::bad;
  return level == budget::Level::soft ? Ink::warning : Ink::plain;
}

std::string whose(const Report& report, const budget::Verdict& limit) {
  const bool is_job = limit.scope == budget::Scope::job;
  return text::clean(label_of(limit.scope, is_job ? job_name(report, limit.id) : limit.id));
}

Section limits(const Report& report, const Threshold& threshold, const Alarms& alarms) {
  Section section{"Limits of " + text::clean(threshold.file),
                  {{"State", Side::left},
                   {"Limit of", Side::left, 0, true},
                   {"Window", Side::left},
                   {"Period", Side::left, 1},
                   {"Spent"},
                   {"Limit"},
                   {"Share"}},
                  {}};
  for (const budget::Verdict& each : alarms.limits) {
    const Count unknown(static_cast<double>(each.unknown));
    section.rows.push_back({{std::string(name_of(each.level)), ink_of(each.level)},
                            {whose(report, each)},
                            {std::string(name_of(each.window))},
                            {each.period},
                            {at_least(Usd(each.spent), unknown)},
                            {words(Usd(each.limit))},
                            {words(Fraction(each.share))}});
  }
  return section;
}

Section departures(const Report& report, const Alarms& alarms) {
  Section section{"Off their usual model",
                  {{"Job", Side::left, 0, true},
                   {"Usual", Side::left, 1},
                   {"Now", Side::left},
                   {"Differs in", Side::left, 2},
                   {"Since", Side::left},
                   {"Runs"},
                   {"Cost"},
                   {"More than usual"}},
                  {}};
  for (const unexpected::Departure& each : alarms.departures) {
    section.rows.push_back({{text::clean(each.name)},
                            {route_words(each.usual)},
                            {route_words(each.current)},
                            {difference(each)},
                            {report.clock.date_time(Instant(each.since))},
                            {words(Count(static_cast<double>(each.runs)))},
                            {cost_words(each)},
                            {extra_words(each)}});
  }
  return section;
}

Section shifts(const Report& report, const Alarms& alarms) {
  Section section{"Runs cost another level than before",
                  {{"Job", Side::left, 0, true}, {"Since", Side::left}},
                  {}};
  for (const LevelShift& each : alarms.shifts) {
    section.rows.push_back(
        {{text::clean(each.name)}, {report.clock.date_time(Instant(each.since))}});
  }
  return section;
}

}  // namespace

std::vector<Section> alarm_sections(const Report& report, const Digest& digest) {
  std::vector<Section> made;
  const auto add = [&](Section section) {
    // A file that is named twice, and anomalies asked for twice, are told once.
    const bool is_told = std::any_of(
        made.begin(), made.end(), [&](const Section& each) { return each.title == section.title; });
    if (!is_told && !section.rows.empty()) made.push_back(std::move(section));
  };
  for (const Verdict& verdict : digest.verdicts) {
    add(limits(report, verdict.threshold, verdict.alarms));
    add(departures(report, verdict.alarms));
    add(shifts(report, verdict.alarms));
  }
  return made;
}

}  // namespace cronlens::server::reports
