// SPDX-License-Identifier: MIT
// Tells those who wait that facts.db or jobs.json changed. Looks only while somebody waits, and
// once for all of them. Coroutines of one thread.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>
#include <optional>
#include <string>

#include "http/offload.hpp"
#include "live/facts_source.hpp"
#include "live/small_file.hpp"

namespace cronlens::server::http {

struct Changed {
  /// The newest cursor, or why there is none.
  std::optional<live::Cursor> cursor;
  live::Fault fault;
  std::string jobs_etag;
  /// Whether the file is there but cannot be read: that is news too.
  std::string key() const { return cursor ? to_text(*cursor) : fault.code; }
};

class ChangeFeed {
 public:
  ChangeFeed(const boost::asio::any_io_executor& executor, boost::asio::thread_pool& pool,
             live::FactsSource& facts, live::SmallFile& jobs)
      : executor_(executor), pool_(pool), facts_(facts), jobs_(jobs), changed_(executor) {}

  /// How things are now.
  boost::asio::awaitable<Changed> look();

  /// How things are once they differ from what the client has; nothing when they do not in time.
  boost::asio::awaitable<std::optional<Changed>> wait(std::string key,
                                                      std::optional<std::string> jobs_etag);

  bool is_full() const { return waiting_ >= kMaxWaiting; }

 private:
  static constexpr int kMaxWaiting = 256;
  boost::asio::awaitable<void> watch();

  boost::asio::any_io_executor executor_;
  boost::asio::thread_pool& pool_;
  live::FactsSource& facts_;
  live::SmallFile& jobs_;
  Event changed_;
  Changed latest_;
  int waiting_ = 0;
  bool watching_ = false;
};

}  // namespace cronlens::server::http
