// SPDX-License-Identifier: MIT
#include "http/listener.hpp"

#include <unistd.h>

#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
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
#include <list>
#include <optional>
#include <vector>

namespace cronlens::server::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace beast_http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::uint32_t kHeaderLimit = 8 * 1024;
constexpr std::uint64_t kBodyLimit = 4 * 1024;
constexpr std::size_t kReadBuffer = 16 * 1024;
constexpr std::size_t kDrainLimit = 256 * 1024;
constexpr int kMaxConnections = 512;
constexpr std::chrono::seconds kTimeLimit{30};
constexpr std::chrono::seconds kDrainTime{2};
/// What of a file is in memory for one connection, and has to be taken within kTimeLimit.
constexpr std::size_t kFilePiece = 128 * 1024;

using Parser = beast_http::request_parser<beast_http::string_body>;

/// Places for connections. When all are taken, the one that has been waiting for a request the
/// longest gives way: those who open connections and say nothing keep nobody out. Of one thread.
class Places {
 public:
  /// False: all are taken by requests that are being answered.
  bool take() {
    if (open_ >= kMaxConnections) {
      if (waiting_.empty()) return false;
      waiting_.front()->cancel();
      waiting_.pop_front();
    }
    ++open_;
    return true;
  }
  void leave() { --open_; }

  /// For as long as it lives the connection may have to give way.
  class Waiting {
   public:
    Waiting(Places& places, beast::tcp_stream& stream) : places_(places), stream_(&stream) {
      places_.waiting_.push_back(stream_);
    }
    Waiting(const Waiting&) = delete;
    Waiting& operator=(const Waiting&) = delete;
    ~Waiting() { places_.waiting_.remove(stream_); }

   private:
    Places& places_;
    beast::tcp_stream* stream_;
  };

 private:
  int open_ = 0;
  std::list<beast::tcp_stream*> waiting_;
};

auto into(error_code& error) {
  return asio::redirect_error(asio::use_awaitable, error);
}

/// The peer left, or was too slow: nobody is there to answer. The rest are faults of the request.
bool is_gone(const error_code& error) {
  const bool from_http = error.category() == error_code(beast_http::error::bad_method).category();
  return error && (!from_http || error == beast_http::error::end_of_stream);
}

Reply reply_to_error(const error_code& error, const Parser& parser, const Site& site) {
  using beast_http::status;
  if (error == beast_http::error::header_limit || error == beast_http::error::buffer_overflow) {
    return refusal(status::request_header_fields_too_large, "The header is too long.");
  }
  const auto method = parser.get().method();
  const bool reads = method == beast_http::verb::get || method == beast_http::verb::head;
  if (takes_body(parser.get(), site) && error == beast_http::error::body_limit) {
    return refusal(status::payload_too_large, "The body is too long.");
  }
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

/// Reads one request, and its body where it is one that has a body.
asio::awaitable<error_code> read_request(beast::tcp_stream& stream, beast::flat_buffer& buffer,
                                         Parser& parser, const Site& site) {
  parser.header_limit(kHeaderLimit);
  parser.body_limit(kBodyLimit);
  error_code error;
  // One limit for all of it: a request that trickles in is given up.
  stream.expires_after(kTimeLimit);
  co_await beast_http::async_read_header(stream, buffer, parser, into(error));
  if (!error && !parser.is_done() && takes_body(parser.get(), site)) {
    co_await beast_http::async_read(stream, buffer, parser, into(error));
  }
  co_return error;
}

asio::awaitable<error_code> read_in_place(beast::tcp_stream& stream, beast::flat_buffer& buffer,
                                          Parser& parser, const Site& site, Places& places) {
  const Places::Waiting waiting(places, stream);
  co_return co_await read_request(stream, buffer, parser, site);
}

asio::awaitable<error_code> send_file(beast::tcp_stream& stream, const live::SpoolFile& file) {
  std::vector<std::uint8_t> piece(kFilePiece);
  error_code error;
  for (std::uint64_t at = 0; at < file.size() && !error;) {
    const auto some = std::min<std::uint64_t>(piece.size(), file.size() - at);
    const std::span<std::uint8_t> part(piece.data(), static_cast<std::size_t>(some));
    if (!file.read(at, part)) co_return asio::error::connection_aborted;
    stream.expires_after(kTimeLimit);
    co_await asio::async_write(stream, asio::buffer(part.data(), part.size()), into(error));
    at += some;
  }
  co_return error;
}

bool is_near(const tcp::socket& socket) {
  error_code error;
  const auto peer = socket.remote_endpoint(error);
  return !error && peer.address().is_loopback();
}

asio::awaitable<void> serve_connection(tcp::socket socket, const Site& site, Places& places) {
  const bool near = is_near(socket);
  beast::tcp_stream stream(std::move(socket));
  beast::flat_buffer buffer(kReadBuffer);
  bool keep_alive = true;
  while (keep_alive) {
    Parser parser;
    error_code error = co_await read_in_place(stream, buffer, parser, site, places);
    if (is_gone(error)) co_return;
    Answer answer;
    if (!error && parser.is_done()) {
      answer = co_await answer_to(parser.get(), site, near);
    } else {
      answer.reply = reply_to_error(error, parser, site);
    }
    keep_alive = answer.reply.keep_alive();
    stream.expires_after(kTimeLimit);
    co_await beast_http::async_write(stream, answer.reply, into(error));
    if (!error && answer.file) error = co_await send_file(stream, *answer.file);
    if (error) co_return;
  }
  co_await close_gently(stream);
}

asio::awaitable<void> accept_all(tcp::acceptor& acceptor, const Site& site, Places& places) {
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
    if (!places.take()) continue;
    socket.set_option(tcp::no_delay(true), error);
    asio::co_spawn(acceptor.get_executor(), serve_connection(std::move(socket), site, places),
                   [&places](const std::exception_ptr&) { places.leave(); });
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

/// Ends the server when whoever started it closes its standard input, as by ending.
asio::awaitable<void> stop_with_input(asio::io_context& context) {
  asio::posix::stream_descriptor input(context, ::dup(STDIN_FILENO));
  std::array<char, 256> sink{};
  for (error_code error; !error;) {
    co_await input.async_read_some(asio::buffer(sink), into(error));
  }
  context.stop();
}

asio::awaitable<void> repeat_on_signal(asio::signal_set& signals, const Hooks& hooks) {
  while (true) {
    error_code error;
    co_await signals.async_wait(into(error));
    if (error) co_return;
    hooks.on_repeat();
  }
}

}  // namespace

bool is_loopback(const std::string& host) {
  error_code error;
  const auto address = to_address(host, error);
  return !error && address.is_loopback();
}

bool serve(const Endpoint& endpoint, Site site, const Hooks& hooks, std::string& why) {
  Places places;  // outlives the coroutines, which end with the context
  asio::io_context context(1);
  error_code error;
  const auto address = to_address(endpoint.host, error);
  tcp::acceptor acceptor(context);
  if (!error) error = listen(acceptor, tcp::endpoint(address, endpoint.port));
  if (error) {
    why = cannot_listen(endpoint, error);
    return false;
  }
  asio::signal_set ending(context, SIGINT, SIGTERM);
  ending.async_wait([&context](const error_code&, int) { context.stop(); });
  asio::signal_set repeating(context, SIGUSR1);
  site.hosts.port = acceptor.local_endpoint(error).port();
  if (site.live) site.live->start(context.get_executor(), site.hosts.port);
  asio::co_spawn(context, accept_all(acceptor, site, places), asio::detached);
  asio::co_spawn(context, repeat_on_signal(repeating, hooks), asio::detached);
  if (hooks.until_input_closes) {
    asio::co_spawn(context, stop_with_input(context), asio::detached);
  }
  hooks.on_ready(site.hosts.port, site.live.get());
  context.run();
  // What runs on other threads refers to what the coroutines hold.
  if (site.live) site.live->stop();
  return true;
}

}  // namespace cronlens::server::http
