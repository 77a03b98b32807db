// SPDX-License-Identifier: MIT
#include "reports/alarms.hpp"

#include "codec/json_writer.hpp"
#include "cronlens/forecast.hpp"
#include "reports/report.hpp"

namespace cronlens::server::reports {
namespace {

using json::Json;
using unexpected::Departure;
using unexpected::Route;

Json route_json(const Route& route) {
  return {{"model", route.model}, {"provider", route.provider}};
}

}  // namespace

std::string label_of(budget::Scope scope, const std::string& id) {
  return id.empty() ? std::string(name_of(scope)) : std::string(name_of(scope)) + " " + id;
}

Json verdict_json(const budget::Verdict& verdict) {
  return {{"scope", std::string(name_of(verdict.scope))},
          {"scope_id", verdict.id},
          {"window", std::string(name_of(verdict.window))},
          {"status", std::string(name_of(verdict.level))},
          {"spent", verdict.spent},
          {"limit", verdict.limit},
          {"pct", verdict.share},
          {"based_on_estimates", verdict.based_on_estimates},
          {"degraded", verdict.degraded},
          {"period_key", verdict.period},
          {"unknown_runs", verdict.unknown}};
}

bool is_lasting(const Departure& departure) {
  return !departure.until;
}

const char* state_of(const Departure& departure) {
  if (is_lasting(departure)) return "off";
  return departure.settled ? "settled" : "back";
}

std::string difference(const Departure& departure) {
  std::string made;
  const auto add = [&](bool is_so, const char* word) {
    if (is_so) made += (made.empty() ? "" : ", ") + std::string(word);
  };
  add(departure.other_model, "model");
  add(departure.other_provider, "provider");
  add(departure.pays, "cost");
  return made;
}

std::string route_words(const Route& route) {
  const std::string model = name_or_unknown(route.model);
  return route.provider.empty() ? model : model + " of " + name_or_unknown(route.provider);
}

std::string cost_words(const Departure& departure) {
  const bool is_known = departure.runs > departure.unknown;
  const Count unknown(static_cast<double>(departure.unknown));
  return is_known ? at_least(Usd(departure.spent), unknown) : text::kUnknown;
}

std::string extra_words(const Departure& departure) {
  return departure.extra ? text::words(Usd(*departure.extra)) : text::kUnknown;
}

Json departure_json(const Departure& departure) {
  return {{"job", departure.job},
          {"name", departure.name},
          {"state", state_of(departure)},
          {"usual", route_json(departure.usual)},
          {"current", route_json(departure.current)},
          {"other_model", departure.other_model},
          {"other_provider", departure.other_provider},
          {"pays", departure.pays},
          {"since", json::to_json(departure.since)},
          {"until", json::to_json(departure.until)},
          {"times", departure.times},
          {"runs", departure.runs},
          {"unknown_runs", departure.unknown},
          {"spent", json::to_json(departure.spent)},
          {"usual_run", json::to_json(departure.usual_run)},
          {"extra", json::to_json(departure.extra)}};
}

Result<std::vector<LevelShift>> find_level_shifts(const Engine& engine, const TimeZone& zone,
                                                  double since, double now) {
  const auto made = forecast::make_forecast(engine, {now, zone});
  if (!made) return made.error();
  std::vector<LevelShift> shifts;
  for (const auto& job : made.value().jobs) {
    const bool is_new = job.changed_level && *job.changed_level >= since;
    if (is_new) shifts.push_back({job.job, job.name, *job.changed_level});
  }
  return shifts;
}

}  // namespace cronlens::server::reports
