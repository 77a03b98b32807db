// SPDX-License-Identifier: MIT
// Tells a webhook when a limit of a budget.yaml is near or reached: once per scope, window, period
// and level. What is to be told is written down first and marked when the receiver took it; who is
// killed in between sends it again under the same Idempotency-Key. Works on a thread of its own.
#pragma once

#include <atomic>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cronlens/budget.hpp"
#include "http/webhook.hpp"

namespace cronlens::server::http {

struct AlertOptions {
  std::filesystem::path budget, ledger;
  WebAddress address;
  std::string token;
};

class BudgetAlerts {
 public:
  /// Judges the costs as they are now; nothing, and the reason, where they cannot be read.
  using Judge = std::function<std::optional<std::vector<budget::Verdict>>(const budget::Budgets&,
                                                                          std::string& why)>;
  BudgetAlerts(AlertOptions options, Judge judge)
      : options_(std::move(options)), judge_(std::move(judge)) {}

  /// Looks every few seconds from now on.
  void start(const boost::asio::any_io_executor& executor);
  /// Gives up what is being sent: it is in the ledger, for the next time.
  void stop() {
    stopping_ = true;
    pool_.join();
  }

 private:
  boost::asio::awaitable<void> watch();
  /// Judges, and sends what was not told. Whether all was.
  bool look();
  bool note_new(std::string& why);
  bool send_all(std::string& why);
  void complain_once(const std::string& why);

  AlertOptions options_;
  Judge judge_;
  boost::asio::thread_pool pool_{1};
  std::atomic<bool> stopping_ = false;
  std::string last_complaint_;
};

}  // namespace cronlens::server::http
