// SPDX-License-Identifier: MIT
#include "http/reply.hpp"

#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "http/request_guard.hpp"

namespace cronlens::server::http {
namespace {

namespace beast_http = boost::beast::http;
using beast_http::field;
using beast_http::status;

// The promise that nothing leaves the tab: scripts, data and workers from here and nowhere else.
constexpr const char* kContentSecurityPolicy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

}  // namespace

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

Reply make_json(status code, std::string body) {
  Reply reply = make_reply(code, std::move(body), "application/json");
  reply.set(field::cache_control, "no-store");
  if (code == status::no_content || code == status::not_modified) {
    reply.erase(field::content_type);
    reply.erase(field::content_length);
  }
  return reply;
}

Reply make_fault(const live::Fault& fault) {
  const nlohmann::ordered_json body = {{"error", fault.code}, {"detail", fault.sentence}};
  using Json = nlohmann::ordered_json;
  Reply reply = make_json(static_cast<status>(fault.status),
                          body.dump(-1, ' ', false, Json::error_handler_t::replace));
  if (fault.status == static_cast<int>(status::service_unavailable)) {
    reply.set(field::retry_after, "1");
  }
  if (fault.status == static_cast<int>(status::unauthorized)) {
    reply.set(field::www_authenticate, "Bearer realm=\"cronlens\"");
  }
  return reply;
}

std::string_view header_of(const Request& request, field name) {
  const auto value = request[name];
  return {value.data(), value.size()};
}

std::string_view header_of(const Request& request, std::string_view name) {
  const auto value = request[{name.data(), name.size()}];
  return {value.data(), value.size()};
}

std::optional<std::string> parameter_of(std::string_view target, std::string_view name) {
  const auto question = target.find('?');
  if (question == target.npos) return std::nullopt;
  std::string_view query = target.substr(question + 1);
  query = query.substr(0, query.find('#'));
  std::optional<std::string> found;
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), pair.size() + 1));
    const auto equals = std::min(pair.find('='), pair.size());
    if (pair.substr(0, equals) != name) continue;
    found = percent_decode(pair.substr(std::min(equals + 1, pair.size()))).value_or("\x7f");
  }
  return found;
}

}  // namespace cronlens::server::http
