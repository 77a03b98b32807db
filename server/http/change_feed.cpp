// SPDX-License-Identifier: MIT
#include "http/change_feed.hpp"

#include <boost/asio/co_spawn.hpp>
#include <chrono>

namespace cronlens::server::http {
namespace {

constexpr std::chrono::milliseconds kInterval{250};
constexpr std::chrono::seconds kPatience{25};

}  // namespace

boost::asio::awaitable<Changed> ChangeFeed::look() {
  auto work = [this] {
    Changed found;
    found.cursor = facts_.look(found.fault);
    live::Fault none;
    const auto jobs = jobs_.read(none);
    if (jobs) found.jobs_etag = jobs->etag;
    if (facts_.needs_audit()) boost::asio::post(pool_, [this] { facts_.audit(); });
    return found;
  };
  co_return co_await offload(pool_, work);
}

boost::asio::awaitable<std::optional<Changed>> ChangeFeed::wait(
    std::string key, std::optional<std::string> jobs_etag) {
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  const auto differs = [&](const Changed& found) {
    return found.key() != key || (jobs_etag && found.jobs_etag != *jobs_etag);
  };
  latest_ = co_await look();
  ++waiting_;
  if (!watching_) {
    watching_ = true;
    boost::asio::co_spawn(executor_, watch(), [](const std::exception_ptr&) {});
  }
  // The watcher wakes everybody at each look, so a wait also ends in time.
  while (!differs(latest_) && std::chrono::steady_clock::now() < deadline) {
    co_await changed_.wait();
  }
  --waiting_;
  if (!differs(latest_)) co_return std::nullopt;
  co_return latest_;
}

boost::asio::awaitable<void> ChangeFeed::watch() {
  boost::asio::steady_timer pause(executor_);
  while (waiting_ > 0) {
    boost::system::error_code ignored;
    pause.expires_after(kInterval);
    co_await pause.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
    latest_ = co_await look();
    changed_.notify_all();
  }
  watching_ = false;
}

}  // namespace cronlens::server::http
