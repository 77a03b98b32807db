// SPDX-License-Identifier: MIT
#include "http/replies.hpp"

#include <utility>

namespace cronlens::server::http {
namespace {

namespace beast_http = boost::beast::http;
using beast_http::field;
using beast_http::status;
using beast_http::verb;

// The promise that nothing leaves the tab: scripts, data and workers from here and nowhere else.
constexpr const char* kContentSecurityPolicy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

Reply make_reply(status code, std::string body, std::string_view type) {
  Reply reply(code, 11);
  reply.set("Content-Security-Policy", kContentSecurityPolicy);
  reply.set("X-Content-Type-Options", "nosniff");
  reply.set("Referrer-Policy", "no-referrer");
  reply.set("Cross-Origin-Opener-Policy", "same-origin");
  reply.set("Cross-Origin-Resource-Policy", "same-origin");
  reply.set(field::cache_control, "no-cache");
  reply.set(field::content_type, {type.data(), type.size()});
  reply.body() = std::move(body);
  reply.prepare_payload();
  return reply;
}

Reply make_text(status code, std::string_view sentence) {
  return make_reply(code, std::string(sentence) + "\n", "text/plain; charset=utf-8");
}

Reply file_reply(const Request& request, StaticFile file) {
  const auto known = request[field::if_none_match];
  const bool unchanged = etag_matches({known.data(), known.size()}, file.etag);
  Reply reply = unchanged ? make_reply(status::not_modified, "", file.type)
                          : make_reply(status::ok, std::move(file.body), file.type);
  reply.set(field::etag, file.etag);
  if (unchanged) reply.erase(field::content_length);  // 0 would be a claim about the file
  return reply;
}

Reply choose_reply(const Request& request, const Site& site) {
  if (request.count(field::host) != 1) {
    return make_text(status::bad_request, "A request names one Host.");
  }
  const auto host = request[field::host];
  if (!host_allowed({host.data(), host.size()}, site.hosts)) {
    return make_text(status::forbidden, "This server does not go by that name.");
  }
  if (request.method() != verb::get && request.method() != verb::head) {
    Reply reply = make_text(status::method_not_allowed, "Files are read with GET or HEAD.");
    reply.set(field::allow, "GET, HEAD");
    return reply;
  }
  const auto target = request.target();
  const auto path = decode_path({target.data(), target.size()});
  if (!path) return make_text(status::bad_request, "That is not a path of this page.");
  auto file = site.files.find(*path);
  return file ? file_reply(request, std::move(*file))
              : make_text(status::not_found, "There is no such file.");
}

}  // namespace

Reply reply_to(const Request& request, const Site& site) {
  Reply reply = choose_reply(request, site);
  // The length stays in the header: HEAD tells what GET would send.
  if (request.method() == verb::head) reply.body().clear();
  reply.keep_alive(request.keep_alive());
  return reply;
}

Reply refusal(status code, std::string_view sentence) {
  Reply reply = make_text(code, sentence);
  reply.keep_alive(false);
  return reply;
}

}  // namespace cronlens::server::http
