// SPDX-License-Identifier: MIT
#include "time_zone.hpp"

#include <date/tz.h>

#include <chrono>
#include <cstdlib>
#include <exception>

namespace cronlens::server {
namespace {

using std::chrono::seconds;

/// date reports an unknown zone or a broken database by throwing; it ends here.
const date::time_zone* find_zone(const std::string& name, std::string& why) {
  try {
    if (!name.empty()) return date::locate_zone(name);
    const char* from_environment = std::getenv("TZ");
    const bool set = from_environment != nullptr && *from_environment != '\0';
    return set ? date::locate_zone(from_environment) : date::current_zone();
  } catch (const std::exception&) {
    why = name.empty() ? "this machine's time zone is not known; name one with --tz"
                       : "there is no time zone '" + name +
                             "'; names look like UTC, Europe/Madrid or Asia/Kolkata";
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

}  // namespace cronlens::server
