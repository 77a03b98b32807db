// SPDX-License-Identifier: MIT
// Request -> response: the guard, then the files, under the page's security headers.
#pragma once

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

#include "http/request_guard.hpp"
#include "http/static_files.hpp"

namespace cronlens::server::http {

using Request = boost::beast::http::request<boost::beast::http::empty_body>;
using Reply = boost::beast::http::response<boost::beast::http::string_body>;

struct Site {
  StaticFiles files;
  Hosts hosts;
};

Reply reply_to(const Request& request, const Site& site);

/// For requests that could not be read to the end; the connection is closed afterwards.
Reply refusal(boost::beast::http::status status, std::string_view sentence);

}  // namespace cronlens::server::http
