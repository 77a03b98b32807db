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

/// Serves the site; `site.hosts` is filled in with the port that was chosen, which `on_ready` is
/// told. Returns false, with the reason in `why`, when it cannot listen there.
bool serve(const Endpoint& endpoint, Site site,
           const std::function<void(std::uint16_t port)>& on_ready, std::string& why);

}  // namespace cronlens::server::http
