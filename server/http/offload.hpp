// SPDX-License-Identifier: MIT
// Blocking work on other threads, awaited by coroutines that all run on one.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <exception>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace cronlens::server::http {

/// What several coroutines wait for. Of one thread.
class Event {
 public:
  explicit Event(const boost::asio::any_io_executor& executor)
      : timer_(executor, std::chrono::steady_clock::time_point::max()) {}

  void notify_all() { timer_.cancel(); }

  boost::asio::awaitable<void> wait() {
    boost::system::error_code ignored;
    co_await timer_.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
  }

 private:
  boost::asio::steady_timer timer_;
};

template <class T>
struct Outcome {
  explicit Outcome(const boost::asio::any_io_executor& executor) : ready(executor) {}
  Event ready;
  std::optional<T> value;
  std::exception_ptr thrown;
};

/// Runs `work` on the pool. `work` must not refer to what does not outlive the pool.
template <class Work>
boost::asio::awaitable<std::invoke_result_t<Work>> offload(boost::asio::thread_pool& pool,
                                                           Work work) {
  using T = std::invoke_result_t<Work>;
  const auto executor = co_await boost::asio::this_coro::executor;
  auto outcome = std::make_shared<Outcome<T>>(executor);
  boost::asio::post(pool, [outcome, executor, work = std::move(work)]() mutable {
    try {
      outcome->value.emplace(work());
    } catch (...) {
      outcome->thrown = std::current_exception();
    }
    boost::asio::post(executor, [outcome] { outcome->ready.notify_all(); });
  });
  co_await outcome->ready.wait();
  if (outcome->thrown) std::rethrow_exception(outcome->thrown);
  co_return std::move(*outcome->value);
}

}  // namespace cronlens::server::http
