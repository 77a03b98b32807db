// SPDX-License-Identifier: MIT
// The engine knows no time-zone database; here the system's is turned into the list of offset
// transitions that a query carries.
#pragma once

#include <optional>
#include <string>

#include "cronlens/contract.hpp"

namespace cronlens::server {

/// The zone's transitions from 1970 until a few years after `now`. An empty name is this machine's
/// zone. Nothing, and the reason in `why`, for a name that the system does not know.
std::optional<TimeZone> load_time_zone(const std::string& name, double now, std::string& why);

/// The name of the zone that load_time_zone(name) gives, to be told beside its times.
std::string time_zone_name(const std::string& name);

}  // namespace cronlens::server
