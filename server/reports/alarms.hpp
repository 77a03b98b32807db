// SPDX-License-Identifier: MIT
// What the engine finds that somebody should look at: limits of a budget.yaml, jobs off their usual
// model, costs at another level. In words and as JSON, for the digest and for commands of their
// own.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cronlens/budget.hpp"
#include "cronlens/unexpected.hpp"

namespace cronlens::server::reports {

/// "global", "cron_job backup".
std::string label_of(budget::Scope scope, const std::string& id);
nlohmann::ordered_json verdict_json(const budget::Verdict& verdict);

bool is_lasting(const unexpected::Departure& departure);
/// "off", "back", "settled".
const char* state_of(const unexpected::Departure& departure);
/// "model, provider, cost": what is not as usual.
std::string difference(const unexpected::Departure& departure);
/// "gpt-5 of openai".
std::string route_words(const unexpected::Route& route);
/// What the runs that were off cost, and what as many usual ones would not have.
std::string cost_words(const unexpected::Departure& departure);
std::string extra_words(const unexpected::Departure& departure);
nlohmann::ordered_json departure_json(const unexpected::Departure& departure);

/// A job whose runs cost another level since then.
struct LevelShift {
  std::string job, name;
  double since = 0;
};
/// Those that began in [since, now), as the forecast sees them.
Result<std::vector<LevelShift>> find_level_shifts(const Engine& engine, const TimeZone& zone,
                                                  double since, double now);

}  // namespace cronlens::server::reports
