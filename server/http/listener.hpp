// SPDX-License-Identifier: MIT
// Sockets, time limits and signals. Runs on the calling thread until SIGINT or SIGTERM.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "http/replies.hpp"

namespace cronlens::server::http {

struct Endpoint {
  std::string host;
  std::uint16_t port = 0;
};

/// Whether `host` (an address or "localhost") can be reached from this machine alone.
bool is_loopback(const std::string& host);

struct Hooks {
  /// Told the port that was chosen, and the live part of the site where there is one.
  std::function<void(std::uint16_t port, LiveSite* live)> on_ready;
  /// SIGUSR1: the address is wanted again.
  std::function<void()> on_repeat;
  bool until_input_closes = false;
};

/// Serves the site. Returns false, with the reason in `why`, when it cannot listen there.
bool serve(const Endpoint& endpoint, Site site, const Hooks& hooks, std::string& why);

}  // namespace cronlens::server::http
