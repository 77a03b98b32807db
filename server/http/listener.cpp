// SPDX-License-Identifier: MIT
#include "http/listener.hpp"

#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>
#include <chrono>
#include <csignal>
#include <exception>

namespace cronlens::server::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace beast_http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::uint32_t kHeaderLimit = 8 * 1024;
constexpr std::size_t kReadBuffer = 16 * 1024;
constexpr std::size_t kDrainLimit = 256 * 1024;
constexpr int kMaxConnections = 512;
constexpr std::chrono::seconds kTimeLimit{30};
constexpr std::chrono::seconds kDrainTime{2};

using Parser = beast_http::request_parser<beast_http::empty_body>;

auto into(error_code& error) {
  return asio::redirect_error(asio::use_awaitable, error);
}

/// The peer left, or was too slow: nobody is there to answer. The rest are faults of the request.
bool is_gone(const error_code& error) {
  const bool from_http = error.category() == error_code(beast_http::error::bad_method).category();
  return error && (!from_http || error == beast_http::error::end_of_stream);
}

Reply reply_to_error(const error_code& error, const Parser& parser) {
  using beast_http::status;
  if (error == beast_http::error::header_limit || error == beast_http::error::buffer_overflow) {
    return refusal(status::request_header_fields_too_large, "The header is too long.");
  }
  const auto method = parser.get().method();
  const bool reads = method == beast_http::verb::get || method == beast_http::verb::head;
  if (!error || error == beast_http::error::body_limit) {
    return reads ? refusal(status::payload_too_large, "A request has no body here.")
                 : refusal(status::method_not_allowed, "Files are read with GET or HEAD.");
  }
  return refusal(status::bad_request, "That is not an HTTP request.");
}

/// Lets the peer read the last answer: closing with unread input would discard it on the way.
asio::awaitable<void> close_gently(beast::tcp_stream& stream) {
  error_code error;
  stream.socket().shutdown(tcp::socket::shutdown_send, error);
  std::array<char, 8192> sink{};
  stream.expires_after(kDrainTime);
  for (std::size_t drained = 0; !error && drained < kDrainLimit;) {
    drained += co_await stream.async_read_some(asio::buffer(sink), into(error));
  }
}

asio::awaitable<void> serve_connection(tcp::socket socket, const Site& site) {
  beast::tcp_stream stream(std::move(socket));
  beast::flat_buffer buffer(kReadBuffer);
  bool keep_alive = true;
  while (keep_alive) {
    Parser parser;
    parser.header_limit(kHeaderLimit);
    parser.body_limit(0);
    error_code error;
    stream.expires_after(kTimeLimit);
    co_await beast_http::async_read_header(stream, buffer, parser, into(error));
    if (is_gone(error)) co_return;
    const bool complete = !error && parser.is_done();
    Reply reply = complete ? reply_to(parser.get(), site) : reply_to_error(error, parser);
    keep_alive = reply.keep_alive();
    stream.expires_after(kTimeLimit);
    co_await beast_http::async_write(stream, reply, into(error));
    if (error) co_return;
  }
  co_await close_gently(stream);
}

asio::awaitable<void> accept_all(tcp::acceptor& acceptor, const Site& site) {
  int open = 0;
  while (true) {
    error_code error;
    tcp::socket socket = co_await acceptor.async_accept(into(error));
    if (error == asio::error::operation_aborted) co_return;
    if (error) {
      // Out of descriptors, most likely: wait for connections to end instead of spinning.
      asio::steady_timer pause(acceptor.get_executor(), std::chrono::milliseconds(100));
      co_await pause.async_wait(into(error));
      continue;
    }
    if (open >= kMaxConnections) continue;
    socket.set_option(tcp::no_delay(true), error);
    ++open;
    asio::co_spawn(acceptor.get_executor(), serve_connection(std::move(socket), site),
                   [&open](const std::exception_ptr&) { --open; });
  }
}

asio::ip::address to_address(const std::string& host, error_code& error) {
  return asio::ip::make_address(host == "localhost" ? "127.0.0.1" : host, error);
}

error_code listen(tcp::acceptor& acceptor, const tcp::endpoint& endpoint) {
  error_code error;
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  return error;
}

std::string cannot_listen(const Endpoint& endpoint, const error_code& error) {
  const std::string port = std::to_string(endpoint.port);
  if (error == asio::error::address_in_use) {
    return "port " + port + " is taken; name another with --port, or --port 0 for any free one";
  }
  return "cannot listen on " + endpoint.host + ", port " + port + ": " + error.message();
}

}  // namespace

bool is_loopback(const std::string& host) {
  error_code error;
  const auto address = to_address(host, error);
  return !error && address.is_loopback();
}

bool serve(const Endpoint& endpoint, Site site,
           const std::function<void(std::uint16_t port)>& on_ready, std::string& why) {
  asio::io_context context(1);
  error_code error;
  const auto address = to_address(endpoint.host, error);
  tcp::acceptor acceptor(context);
  if (!error) error = listen(acceptor, tcp::endpoint(address, endpoint.port));
  if (error) {
    why = cannot_listen(endpoint, error);
    return false;
  }
  asio::signal_set signals(context, SIGINT, SIGTERM);
  signals.async_wait([&context](const error_code&, int) { context.stop(); });
  site.hosts.port = acceptor.local_endpoint(error).port();
  asio::co_spawn(context, accept_all(acceptor, site), [](const std::exception_ptr&) {});
  on_ready(site.hosts.port);
  context.run();
  return true;
}

}  // namespace cronlens::server::http
