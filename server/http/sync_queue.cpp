// SPDX-License-Identifier: MIT
#include "http/sync_queue.hpp"

#include <boost/asio/co_spawn.hpp>
#include <chrono>

namespace cronlens::server::http {
namespace {

constexpr std::chrono::seconds kLookAtState{3};

live::SyncReport guarded(const live::Sync& sync) {
  try {
    return sync();
  } catch (const std::exception& fault) {
    return {false, "{}", "internal", fault.what()};
  }
}

}  // namespace

boost::asio::awaitable<live::SyncReport> SyncQueue::run() {
  if (!available()) {
    co_return live::SyncReport{
        false, "{}", "no_sync",
        "This build does not fill facts.db itself; Cronalytics' own sync does."};
  }
  const std::uint64_t wanted = started_ + 1;
  while (running_) {
    co_await changed_.wait();
    if (finished_ >= wanted) co_return last_;
  }
  running_ = true;
  const std::uint64_t mine = ++started_;
  auto work = [this] { return guarded(sync_); };
  last_ = co_await offload(pool_, work);
  finished_ = mine;
  running_ = false;
  changed_.notify_all();
  co_return last_;
}

void SyncQueue::watch() {
  if (!available()) return;
  boost::asio::co_spawn(executor_, watch_state(), [](const std::exception_ptr&) {});
}

boost::asio::awaitable<void> SyncQueue::watch_state() {
  boost::asio::steady_timer pause(executor_);
  while (true) {
    if (state_.has_changed()) co_await run();
    boost::system::error_code ignored;
    pause.expires_after(kLookAtState);
    co_await pause.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
  }
}

}  // namespace cronlens::server::http
