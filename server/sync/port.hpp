// SPDX-License-Identifier: MIT
// Synchronisation as the server asks for it.
#pragma once

#include <optional>

#include "live/sync_port.hpp"
#include "sync/options.hpp"

namespace cronlens::sync {

/// `now`: a fixed clock for tests.
live::Sync make_port(const Paths& paths, const std::string& zone, std::optional<double> now);

}  // namespace cronlens::sync
