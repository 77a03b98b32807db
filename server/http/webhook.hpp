// SPDX-License-Identifier: MIT
// Sends a text to an address that the user named. https goes anywhere, http to this machine alone;
// redirections are not followed. The address may hold a secret: nothing here ever repeats it.
#pragma once

#include <atomic>
#include <chrono>
#include <optional>
#include <string>

namespace cronlens::server::http {

struct WebAddress {
  bool encrypted = true;
  std::string host, port, target;
};

/// Nothing, and the reason in `why`, where it is none that may be used.
std::optional<WebAddress> parse_web_address(const std::string& text, std::string& why);

struct Message {
  std::string body;   // JSON
  std::string key;    // the same each time the message is sent again
  std::string token;  // '' = none
};

/// Blocks, at most so long, and hardly longer than until `stop`. Whether the receiver took it
/// (2xx); else the reason in `why`.
bool send(const WebAddress& address, const Message& message, std::chrono::seconds limit,
          const std::atomic<bool>& stop, std::string& why);

}  // namespace cronlens::server::http
