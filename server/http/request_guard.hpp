// SPDX-License-Identifier: MIT
// What a request has to look like before anything is looked up for it. Pure functions on text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cronlens::server::http {

/// The names under which this server may be spoken to. A page of another site that has its name
/// point at this machine (DNS rebinding) sends that name, and is turned away.
struct Hosts {
  std::string given;
  std::uint16_t port = 0;
  bool remote = false;
};

bool host_allowed(std::string_view host_header, const Hosts& hosts);

/// The path of a request target, percent-decoded, relative and without dot segments; "" is the
/// root. Nothing for a target that no link of the page has.
std::optional<std::string> decode_path(std::string_view target);

/// Nothing for broken escapes, control characters and backslashes.
std::optional<std::string> percent_decode(std::string_view text);

}  // namespace cronlens::server::http
