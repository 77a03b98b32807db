// SPDX-License-Identifier: MIT
#include "http/budget_alerts.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <chrono>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "alerts/alert_ledger.hpp"
#include "files.hpp"
#include "http/offload.hpp"

namespace cronlens::server::http {
namespace {

using Json = nlohmann::ordered_json;
using std::chrono::seconds;

constexpr seconds kBetweenLooks{5};
constexpr seconds kLongestPause{15 * 60};
constexpr seconds kTimeToSend{10};

std::string usd(double amount) {
  char text[64];
  std::snprintf(text, sizeof text, "$%.2f", amount);
  return text;
}

std::string who(const budget::Verdict& verdict) {
  if (verdict.scope == budget::Scope::global) return "All jobs";
  return std::string(name_of(verdict.scope)) + " " + verdict.id;
}

/// `text` is what chat programs show.
std::string message_of(const budget::Verdict& verdict) {
  char share[40];
  std::snprintf(share, sizeof share, "%.0f %%", verdict.share * 100);
  const std::string window(name_of(verdict.window));
  const std::string unknown =
      verdict.unknown > 0 ? " and runs of unknown cost: " + std::to_string(verdict.unknown) : "";
  const std::string text = who(verdict) + ": " + usd(verdict.spent) + " of " + usd(verdict.limit) +
                           " (" + share + ", " + window + " " + verdict.period + ")" + unknown;
  const Json message{{"event", "budget"},
                     {"level", std::string(name_of(verdict.level))},
                     {"scope", std::string(name_of(verdict.scope))},
                     {"scope_id", verdict.id},
                     {"window", window},
                     {"period_key", verdict.period},
                     {"spent", verdict.spent},
                     {"limit", verdict.limit},
                     {"unknown_runs", verdict.unknown},
                     {"text", text}};
  return message.dump(-1, ' ', true, Json::error_handler_t::replace);
}

/// Short, and the same for the same key.
std::string digest_of(const std::string& key) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char sign : key) {
    hash = (hash ^ static_cast<unsigned char>(sign)) * 0x100000001b3u;
  }
  char text[40];
  std::snprintf(text, sizeof text, "cronlens-%016llx", static_cast<unsigned long long>(hash));
  return text;
}

}  // namespace

void BudgetAlerts::start(const boost::asio::any_io_executor& executor) {
  boost::asio::co_spawn(executor, watch(), [](const std::exception_ptr&) {});
}

boost::asio::awaitable<void> BudgetAlerts::watch() {
  boost::asio::steady_timer pause(co_await boost::asio::this_coro::executor);
  seconds wait = kBetweenLooks;
  while (true) {
    auto work = [this] { return look(); };
    const bool all_told = co_await offload(pool_, work);
    wait = all_told ? kBetweenLooks : std::min(wait * 2, kLongestPause);
    boost::system::error_code ignored;
    pause.expires_after(wait);
    co_await pause.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
  }
}

bool BudgetAlerts::look() {
  std::string why;
  const bool noted = note_new(why);
  if (!noted) complain_once(why);
  // What was noted before is sent even while the files cannot be read.
  const bool sent = send_all(why);
  if (!sent) complain_once(why);
  if (noted && sent) last_complaint_.clear();
  return sent;
}

bool BudgetAlerts::note_new(std::string& why) {
  // Read each time: the reader may edit it while the server runs.
  const auto text = read_text(options_.budget, why);
  if (!text) return false;
  const auto budgets = budget::parse_budgets(*text);
  if (!budgets) {
    why = options_.budget.string() + ": " + budgets.error().detail;
    return false;
  }
  const auto verdicts = judge_(budgets.value(), why);
  if (!verdicts) return false;
  auto ledger = AlertLedger::open(options_.ledger, why);
  return ledger && ledger->post(*verdicts, message_of, why);
}

bool BudgetAlerts::send_all(std::string& why) {
  std::vector<AlertLedger::Message> outbox;
  {
    const auto ledger = AlertLedger::open(options_.ledger, why);
    if (!ledger) return false;
    outbox = ledger->outbox();
  }
  for (const auto& [key, text] : outbox) {
    // The ledger is free meanwhile: who receives may take long.
    if (!send(options_.address, {text, digest_of(key), options_.token}, kTimeToSend, stopping_,
              why)) {
      why = "the webhook did not take an alert: " + why;
      return false;
    }
    auto ledger = AlertLedger::open(options_.ledger, why);
    if (!ledger || !ledger->confirm(key, why)) return false;
  }
  return true;
}

void BudgetAlerts::complain_once(const std::string& why) {
  if (stopping_ || why == last_complaint_) return;
  last_complaint_ = why;
  std::fprintf(stderr, "cronlens: %s\n", why.c_str());
}

}  // namespace cronlens::server::http
