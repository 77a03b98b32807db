// SPDX-License-Identifier: MIT
// What a request and a response are here, and how a response gets its headers.
#pragma once

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <memory>
#include <string>
#include <string_view>

#include "live/fault.hpp"
#include "live/spool.hpp"

namespace cronlens::server::http {

using Request = boost::beast::http::request<boost::beast::http::string_body>;
using Reply = boost::beast::http::response<boost::beast::http::string_body>;

/// A response whose body is text, or a file that is sent piece by piece.
struct Answer {
  Reply reply;
  std::shared_ptr<const live::SpoolFile> file;
};

/// With the security headers of the page.
Reply make_reply(boost::beast::http::status code, std::string body, std::string_view type);
Reply make_text(boost::beast::http::status code, std::string_view sentence);

/// Data of the user: never kept by a cache.
Reply make_json(boost::beast::http::status code, std::string body);

/// {"error": code, "detail": sentence}
Reply make_fault(const live::Fault& fault);

std::string_view header_of(const Request& request, boost::beast::http::field name);
std::string_view header_of(const Request& request, std::string_view name);

/// One parameter of the query, percent-decoded; the last where it is given twice.
std::optional<std::string> parameter_of(std::string_view target, std::string_view name);

}  // namespace cronlens::server::http
