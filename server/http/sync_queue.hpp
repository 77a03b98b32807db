// SPDX-License-Identifier: MIT
// Runs synchronisations one at a time. Whoever asks while one runs waits for the next, for this one
// may have passed what was written since; all who wait share that one. Coroutines of one thread.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>
#include <cstdint>

#include "http/offload.hpp"
#include "live/state_watch.hpp"
#include "live/sync_port.hpp"

namespace cronlens::server::http {

class SyncQueue {
 public:
  SyncQueue(const boost::asio::any_io_executor& executor, boost::asio::thread_pool& pool,
            live::Sync sync, live::StateWatch state)
      : executor_(executor),
        pool_(pool),
        sync_(std::move(sync)),
        state_(std::move(state)),
        changed_(executor) {}

  bool available() const { return static_cast<bool>(sync_); }
  bool is_running() const { return running_; }
  boost::asio::awaitable<live::SyncReport> run();

  /// Synchronises now, and from then on whenever Hermes wrote to its files.
  void watch();

 private:
  boost::asio::awaitable<void> watch_state();

  boost::asio::any_io_executor executor_;
  boost::asio::thread_pool& pool_;
  live::Sync sync_;
  live::StateWatch state_;
  Event changed_;
  bool running_ = false;
  std::uint64_t started_ = 0, finished_ = 0;
  live::SyncReport last_;
};

}  // namespace cronlens::server::http
