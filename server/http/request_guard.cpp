// SPDX-License-Identifier: MIT
#include "http/request_guard.hpp"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <boost/beast/core/string.hpp>
#include <initializer_list>

namespace cronlens::server::http {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Hidden names are refused with "." and "..": no file of the page begins with a dot.
bool has_dot_segment(std::string_view path) {
  return path.substr(0, 1) == "." || path.find("/.") != std::string_view::npos;
}

bool is_address(std::string_view name) {
  if (name.size() > 2 && name.front() == '[') name = name.substr(1, name.size() - 2);
  boost::system::error_code error;
  boost::asio::ip::make_address(std::string(name), error);
  return !error;
}

}  // namespace

std::optional<std::string> percent_decode(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_digit(text[i + 1]);
      const int low = hex_digit(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    }
    const auto code = static_cast<unsigned char>(c);
    if (code < 0x20 || code == 0x7f || c == '\\') return std::nullopt;
    decoded += c;
  }
  return decoded;
}

bool host_allowed(std::string_view host_header, const Hosts& hosts) {
  constexpr std::uint16_t kDefaultPort = 80;
  const std::string suffix = ":" + std::to_string(hosts.port);
  std::string_view name = host_header;
  if (name.ends_with(suffix)) {
    name.remove_suffix(suffix.size());
  } else if (hosts.port != kDefaultPort) {
    return false;
  }
  const std::string bracketed = "[" + hosts.given + "]";
  const std::initializer_list<std::string_view> known = {"localhost", "127.0.0.1", "[::1]",
                                                         hosts.given, bracketed};
  const bool is_known = std::any_of(known.begin(), known.end(), [&](std::string_view each) {
    return boost::beast::iequals(name, each);
  });
  return is_known || (hosts.remote && is_address(name));
}

std::optional<std::string> decode_path(std::string_view target) {
  if (target.empty() || target.front() != '/') return std::nullopt;
  target = target.substr(1, target.find_first_of("?#") - 1);
  auto path = percent_decode(target);
  if (!path || has_dot_segment(*path) || path->starts_with('/')) return std::nullopt;
  if (path->find("//") != std::string::npos) return std::nullopt;
  return path;
}

}  // namespace cronlens::server::http
