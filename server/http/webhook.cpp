// SPDX-License-Identifier: MIT
#include "http/webhook.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <exception>

#include "http/listener.hpp"

namespace cronlens::server::http {
namespace {

namespace asio = boost::asio;
namespace beast_http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using Sent = beast_http::request<beast_http::string_body>;

constexpr std::size_t kLongestAddress = 2'000;
constexpr std::uint32_t kLongestHeader = 16 * 1'024;
constexpr std::chrono::milliseconds kBetweenLooks{100};

auto into(error_code& error) {
  return asio::redirect_error(asio::use_awaitable, error);
}

struct Talk {
  bool is_over = false;
  unsigned status = 0;
  std::string why;
};

Sent make_request(const WebAddress& address, const Message& message) {
  Sent request(beast_http::verb::post, address.target, 11);
  const bool usual = address.port == (address.encrypted ? "443" : "80");
  const std::string host =
      address.host.find(':') == std::string::npos ? address.host : "[" + address.host + "]";
  request.set(beast_http::field::host, usual ? host : host + ":" + address.port);
  request.set(beast_http::field::content_type, "application/json");
  request.set(beast_http::field::user_agent, "cronlens/" CRONLENS_VERSION);
  request.set("Idempotency-Key", message.key);
  if (!message.token.empty()) {
    request.set(beast_http::field::authorization, "Bearer " + message.token);
  }
  request.keep_alive(false);
  request.body() = message.body;
  request.prepare_payload();
  return request;
}

template <class Stream>
asio::awaitable<void> exchange(Stream& stream, const Sent& request, Talk& talk) {
  error_code error;
  co_await beast_http::async_write(stream, request, into(error));
  boost::beast::flat_buffer buffer(kLongestHeader);
  // Only the status counts; what the receiver says beside it is not read.
  beast_http::response_parser<beast_http::empty_body> parser;
  parser.header_limit(kLongestHeader);
  if (!error) co_await beast_http::async_read_header(stream, buffer, parser, into(error));
  if (error) {
    talk.why = error.message();
  } else {
    talk.status = parser.get().result_int();
  }
}

asio::awaitable<void> converse(const WebAddress& address, const Sent& request, Talk& talk) {
  const auto executor = co_await asio::this_coro::executor;
  error_code error;
  tcp::resolver resolver(executor);
  const auto places = co_await resolver.async_resolve(address.host, address.port, into(error));
  tcp::socket socket(executor);
  if (!error) co_await asio::async_connect(socket, places, into(error));
  if (error) {
    talk.why = error.message();
  } else if (!address.encrypted) {
    co_await exchange(socket, request, talk);
  } else {
    asio::ssl::context trust(asio::ssl::context::tls_client);
    trust.set_default_verify_paths(error);
    trust.set_verify_mode(asio::ssl::verify_peer);
    asio::ssl::stream<tcp::socket> stream(std::move(socket), trust);
    stream.set_verify_callback(asio::ssl::host_name_verification(address.host), error);
    SSL_set_tlsext_host_name(stream.native_handle(), address.host.c_str());
    if (!error) co_await stream.async_handshake(asio::ssl::stream_base::client, into(error));
    if (error) {
      talk.why = error.message();
    } else {
      co_await exchange(stream, request, talk);
    }
  }
  talk.is_over = true;
}

bool has_only_visible(const std::string& text) {
  for (const char sign : text) {
    if (sign <= ' ' || sign > '~') return false;
  }
  return true;
}

}  // namespace

std::optional<WebAddress> parse_web_address(const std::string& text, std::string& why) {
  WebAddress address;
  why = "a webhook's address begins with https:// (or http:// on this machine)";
  if (text.size() > kLongestAddress || !has_only_visible(text)) return std::nullopt;
  const auto scheme = text.find("://");
  if (scheme == std::string::npos) return std::nullopt;
  const std::string name = text.substr(0, scheme);
  if (name != "https" && name != "http") return std::nullopt;
  address.encrypted = name == "https";
  const auto slash = text.find_first_of("/?#", scheme + 3);
  std::string host = text.substr(scheme + 3, slash - scheme - 3);
  address.target = slash == std::string::npos ? "/" : text.substr(slash, text.find('#') - slash);
  if (address.target.empty() || address.target.front() != '/') address.target.insert(0, "/");
  why = "a webhook's address has no user and no password in it: use CRONLENS_WEBHOOK_TOKEN";
  if (host.find('@') != std::string::npos) return std::nullopt;
  const auto bracket = host.rfind(']'), colon = host.rfind(':');
  address.port = address.encrypted ? "443" : "80";
  if (colon != std::string::npos && (bracket == std::string::npos || colon > bracket)) {
    address.port = host.substr(colon + 1);
    host.resize(colon);
  }
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
    host = host.substr(1, host.size() - 2);
  }
  why = "a webhook's address names a host, and a port from 1 to 65535 if any";
  const bool digits = !address.port.empty() && address.port.size() <= 5 &&
                      address.port.find_first_not_of("0123456789") == std::string::npos;
  if (host.empty() || !digits || std::stoi(address.port) < 1 || std::stoi(address.port) > 65'535) {
    return std::nullopt;
  }
  why = "a webhook elsewhere than on this machine needs https://";
  if (!address.encrypted && !is_loopback(host)) return std::nullopt;
  address.host = host;
  why.clear();
  return address;
}

bool send(const WebAddress& address, const Message& message, std::chrono::seconds limit,
          const std::atomic<bool>& stop, std::string& why) {
  const Sent request = make_request(address, message);
  Talk talk;
  {
    asio::io_context context(1);
    asio::co_spawn(context, converse(address, request, talk), [&](std::exception_ptr thrown) {
      if (thrown) talk.why = "internal";
    });
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!stop && !context.stopped() && std::chrono::steady_clock::now() < end) {
      context.run_for(kBetweenLooks);
    }
    // What is still waiting ends with the context, before what it refers to does.
  }
  why = !talk.why.empty()  ? talk.why
        : !talk.is_over    ? "no answer within " + std::to_string(limit.count()) + " s"
        : talk.status != 0 ? "status " + std::to_string(talk.status)
                           : "no answer";
  return talk.is_over && talk.status >= 200 && talk.status < 300;
}

}  // namespace cronlens::server::http
