// SPDX-License-Identifier: MIT
#include "time_zone.hpp"

#include <date/tz.h>

#include <chrono>
#include <cstdlib>
#include <exception>
#include <string_view>

namespace cronlens::server {
namespace {

using std::chrono::seconds;

/// TZ as zone names know it: ":Europe/Madrid" and a path into the zone database mean the same.
std::string zone_of_environment() {
  const char* set = std::getenv("TZ");
  std::string name = set == nullptr ? "" : set;
  if (name.starts_with(':')) name.erase(0, 1);
  const std::string_view database = "/zoneinfo/";
  const auto place = name.find(database);
  return place == std::string::npos ? name : name.substr(place + database.size());
}

/// date reports an unknown zone or a broken database by throwing; it ends here.
const date::time_zone* find_zone(const std::string& name, std::string& why) {
  const std::string from_environment = zone_of_environment();
  try {
    if (!name.empty()) return date::locate_zone(name);
    return from_environment.empty() ? date::current_zone() : date::locate_zone(from_environment);
  } catch (const std::exception&) {
    const std::string wanted = name.empty() ? from_environment : name;
    why = wanted.empty() ? "this machine's time zone is not known; name one with --tz"
                         : "there is no time zone '" + wanted +
                               "'; names look like UTC, Europe/Madrid or Asia/Kolkata";
    if (name.empty() && !wanted.empty()) why += " (it is what TZ says; --tz names another)";
    return nullptr;
  }
}

}  // namespace

std::optional<TimeZone> load_time_zone(const std::string& name, double now, std::string& why) {
  if (name == "UTC") return TimeZone{};
  const date::time_zone* zone = find_zone(name, why);
  if (zone == nullptr) return std::nullopt;

  // Schedules are projected one year ahead; the rest is room for runs dated in the future.
  constexpr double kYearsAhead = 5 * 366 * 86400.0;
  const date::sys_seconds last{seconds{static_cast<std::int64_t>(now + kYearsAhead)}};
  TimeZone transitions;
  for (date::sys_seconds at{seconds{0}}; at < last;) {
    const auto info = zone->get_info(at);
    const auto offset = static_cast<double>(info.offset.count());
    const bool same = !transitions.offset.empty() && transitions.offset.back().value == offset;
    if (!same) {
      transitions.since.emplace_back(static_cast<double>(at.time_since_epoch().count()));
      transitions.offset.emplace_back(offset);
    }
    at = info.end;
  }
  return transitions;
}

std::string time_zone_name(const std::string& name) {
  std::string why;
  const date::time_zone* zone = name == "UTC" ? nullptr : find_zone(name, why);
  return zone == nullptr || zone->name() == "Etc/UTC" ? "UTC" : zone->name();
}

}  // namespace cronlens::server
