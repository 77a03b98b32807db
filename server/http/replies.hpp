// SPDX-License-Identifier: MIT
// Request -> response: the guard, then data or files.
#pragma once

#include <boost/asio/awaitable.hpp>

#include "http/live_site.hpp"
#include "http/reply.hpp"
#include "http/request_guard.hpp"
#include "http/static_files.hpp"

namespace cronlens::server::http {

struct Site {
  StaticFiles files;
  Hosts hosts;
  /// Nothing where only the page is served.
  std::unique_ptr<LiveSite> live;
};

/// Whether the body of this request is read; all others have none.
bool takes_body(const Request& request, const Site& site);

/// `near`: the peer is this machine itself.
boost::asio::awaitable<Answer> answer_to(const Request& request, const Site& site, bool near);

/// For requests that could not be read to the end; the connection is closed afterwards.
Reply refusal(boost::beast::http::status status, std::string_view sentence);

}  // namespace cronlens::server::http
