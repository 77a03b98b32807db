// SPDX-License-Identifier: MIT
#include "http/sync_queue.hpp"

#include <boost/asio/co_spawn.hpp>
#include <chrono>

namespace cronlens::server::http {
namespace {

constexpr std::chrono::seconds kLookAtState{3};
// What has failed may work later although nothing was written since: another program's lock ends.
constexpr int kRoundsUntilRetry = 5;

live::SyncReport guarded(const live::Sync& sync) {
  try {
    return sync();
  } catch (const std::exception& fault) {
    return {.code = "internal", .sentence = fault.what()};
  }
}

}  // namespace

boost::asio::awaitable<live::SyncReport> SyncQueue::run() {
  if (!available()) {
    co_return live::SyncReport{
        .code = "no_sync",
        .sentence =
            "No state.db is named, so facts.db is not filled here (--home or --state-db); "
            "Cronalytics' own sync does."};
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
  bool failed = false;
  for (int round = 0;; ++round) {
    const bool again = failed && round % kRoundsUntilRetry == 0;
    if (state_.has_changed() || again) {
      const live::SyncReport report = co_await run();
      failed = !report.done;
    }
    boost::system::error_code ignored;
    pause.expires_after(kLookAtState);
    co_await pause.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
  }
}

}  // namespace cronlens::server::http
