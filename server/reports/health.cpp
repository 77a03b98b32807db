// SPDX-License-Identifier: MIT
#include <nlohmann/json.hpp>

#include "reports/report.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

namespace cronlens::server::reports {
namespace {

using text::Ink;
using text::Side;
using text::Table;
using text::words;

std::string moment(const Report& report, const std::optional<Instant>& at) {
  if (!at) return text::kNone;
  return report.clock.date_time(*at) + " (" + report.clock.relative(*at) + ")";
}

std::string last_sync(const Report& report) {
  if (!report.places.watermark_json) return "never: there is no " + report.places.watermark;
  const auto mark = nlohmann::json::parse(*report.places.watermark_json, nullptr, false);
  const bool is_known =
      mark.is_object() && mark.contains("last_sync") && mark["last_sync"].is_string();
  return is_known ? text::clean(mark["last_sync"].get<std::string>())
                  : "unknown: " + report.places.watermark + " cannot be read";
}

}  // namespace

Text health_text(const Report& report) {
  const Snapshot& snapshot = report.engine.snapshot();
  Table table({{"", Side::left}, {"", Side::left, 0, true}});
  const auto add = [&](const char* label, const std::string& value) {
    table.add({{label, Ink::title}, {text::clean(value)}});
  };
  add("Facts", report.places.facts);
  add("  size", words(Count(snapshot.bytes)) + " bytes");
  add("  runs", words(snapshot.runs));
  add("  jobs", words(Count(static_cast<double>(snapshot.job_ids.size()))));
  add("  first run", moment(report, snapshot.first_run));
  add("  last run", moment(report, snapshot.last_run));
  add("  last stored", moment(report, snapshot.last_ingested));
  add("Jobs file", report.places.jobs.empty() ? "none" : report.places.jobs);
  add("  jobs", words(snapshot.jobs_in_file));
  add("Last sync", last_sync(report));
  const std::string notes = caveats(report);
  return "Times are in " + report.clock.zone_name + ".\n\n" + table.lines(report.screen) +
         (notes.empty() ? "" : "\n" + notes);
}

}  // namespace cronlens::server::reports
