// SPDX-License-Identifier: MIT
// The routes that reveal or change data. Every one asks for the token or the page's cookie; none
// has anything of the request's path in a file name. Coroutines of one thread; what blocks runs on
// others: copies and rows on three, the engine's answers on one, synchronisation on one, so that no
// kind keeps another waiting.
#pragma once

#include <array>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/budget_alerts.hpp"
#include "http/change_feed.hpp"
#include "http/reply.hpp"
#include "http/sync_queue.hpp"
#include "live/access.hpp"
#include "live/api_engine.hpp"
#include "live/compress.hpp"
#include "live/facts_source.hpp"
#include "live/small_file.hpp"
#include "live/sync_port.hpp"

namespace cronlens::server::http {

struct LiveOptions {
  std::filesystem::path facts, jobs, state_db, watermark;
  std::string token;
  /// Further origins whose pages may ask.
  std::vector<std::string> origins;
  /// The zone in which schedules fire ("": this machine's), and a fixed clock for tests.
  std::string zone;
  std::optional<double> now;
  live::Sync sync;
  /// Where to tell of limits that are near or reached.
  std::optional<AlertOptions> alerts;
};

class LiveSite {
 public:
  /// Nothing, and the reason in `why`, when there is no room for copies.
  static std::unique_ptr<LiveSite> make(LiveOptions options, std::string& why);
  LiveSite(LiveOptions options, std::unique_ptr<live::SpoolFolder> folder);

  /// Begins to watch the files. `port` is part of the cookie's name: cookies know no ports.
  void start(const boost::asio::any_io_executor& executor, std::uint16_t port);
  /// Waits for what runs on other threads.
  void stop();

  /// A code for the fragment of the printed address.
  std::string new_code();

  static bool owns(std::string_view target);
  /// `near`: the peer is this machine itself.
  boost::asio::awaitable<Answer> answer_to(const Request& request, bool near);

 private:
  using Routed = boost::asio::awaitable<Answer>;
  std::optional<Reply> refuse(const Request& request);
  bool is_foreign(const Request& request) const;
  bool is_known(const Request& request);
  void allow_origin(const Request& request, Reply& reply) const;
  Reply open_session(const Request& request);
  Routed route(const Request& request, bool near);
  Routed snapshot(const Request& request, bool near);
  Routed whole(const Request& request, bool near);
  Routed send(const Request& request, bool near, std::shared_ptr<const live::WholeCopy> copy);
  boost::asio::awaitable<std::shared_ptr<const live::SpoolFile>> pack(
      std::shared_ptr<const live::WholeCopy> copy, live::Coding coding);
  Routed newer(const Request& request, const live::Cursor& cursor, bool near);
  /// A small file as it is, with an ETag.
  Routed text_of(const Request& request, live::SmallFile& file, const char* type);
  Routed health();
  Routed changes(const Request& request);
  Routed synchronise(bool for_cronalytics);
  Routed cronalytics(const Request& request);
  double now() const;
  std::optional<std::vector<budget::Verdict>> judge(const budget::Budgets& budgets,
                                                    std::string& why);

  LiveOptions options_;
  std::unique_ptr<live::SpoolFolder> folder_;
  live::Access access_;
  live::FactsSource facts_;
  live::SmallFile jobs_, watermark_, budget_;
  live::ApiEngine engine_;
  boost::asio::thread_pool data_pool_{3}, engine_pool_{1}, sync_pool_{1};
  std::unique_ptr<ChangeFeed> feed_;
  std::unique_ptr<SyncQueue> syncs_;
  std::unique_ptr<BudgetAlerts> alerts_;
  std::string cookie_name_;
  std::uint16_t port_ = 0;
  struct Flight;
  std::shared_ptr<Flight> copying_;
  struct Packed {
    std::shared_ptr<const live::WholeCopy> of;
    std::shared_ptr<const live::SpoolFile> file;
    bool running = false;
  };
  std::array<Packed, 2> packed_;
  std::unique_ptr<Event> packed_ready_;
};

}  // namespace cronlens::server::http
