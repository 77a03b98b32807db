// SPDX-License-Identifier: MIT
#include "alerts/alert_ledger.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>
#include <utility>

#include "files.hpp"

namespace cronlens::server {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kFormat = "cronlens-alerts/1";

std::string key_of(const budget::Verdict& verdict) {
  const Json key{std::string(name_of(verdict.scope)), verdict.id,
                 std::string(name_of(verdict.window)), verdict.period,
                 std::string(name_of(verdict.level))};
  return key.dump(-1, ' ', true, Json::error_handler_t::replace);
}

}  // namespace

std::optional<AlertLedger> AlertLedger::open(const std::filesystem::path& path, std::string& why) {
  const std::string lock_path = path.string() + ".lock";
  const int lock = ::open(lock_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock < 0) {
    why = "cannot open " + lock_path + ": " + std::strerror(errno);
    return std::nullopt;
  }
  AlertLedger ledger(path, lock);
  int locked = 0;
  do {
    locked = ::flock(lock, LOCK_EX);
  } while (locked != 0 && errno == EINTR);
  if (locked != 0) {
    why = "cannot lock " + lock_path + ": " + std::strerror(errno);
    return std::nullopt;
  }
  if (!ledger.read(why)) return std::nullopt;
  return ledger;
}

AlertLedger::AlertLedger(AlertLedger&& other) noexcept
    : path_(std::move(other.path_)),
      lock_(std::exchange(other.lock_, -1)),
      lines_(std::move(other.lines_)) {}

AlertLedger::~AlertLedger() {
  if (lock_ >= 0) ::close(lock_);
}

bool AlertLedger::read(std::string& why) {
  std::error_code error;
  if (!std::filesystem::exists(path_, error)) return true;
  const auto text = read_text(path_, why);
  if (!text) return false;
  const Json document = Json::parse(*text, nullptr, false);
  why = path_.string() + " is no ledger of alerts; nothing was changed in it";
  if (!document.is_object() || document.value("format", Json()) != kFormat) return false;
  const auto told = document.find("told"), open = document.find("open");
  if (told == document.end() || open == document.end()) return false;
  for (const auto& [list, is_open] : {std::pair(*told, false), std::pair(*open, true)}) {
    for (const Json& key : list) {
      if (!key.is_string()) return false;
      lines_.push_back({key.get<std::string>(), is_open});
    }
  }
  const Json texts = document.value("texts", Json::object());
  for (Line& line : lines_) {
    if (line.is_open && texts.is_object()) line.text = texts.value(line.key, "");
  }
  why.clear();
  return true;
}

bool AlertLedger::write(std::string& why) const {
  Json told = Json::array(), open = Json::array();
  Json texts = Json::object();
  for (const Line& line : lines_) {
    (line.is_open ? open : told).push_back(line.key);
    if (line.is_open && !line.text.empty()) texts[line.key] = line.text;
  }
  Json document{{"format", kFormat}, {"told", told}, {"open", open}};
  if (!texts.empty()) document["texts"] = texts;
  return write_file(path_, as_bytes(document.dump(1) + "\n"), why);
}

std::optional<std::vector<Alert>> AlertLedger::claim(const std::vector<budget::Verdict>& verdicts,
                                                     std::string& why) {
  std::vector<Alert> alerts;
  bool added = false;
  for (const budget::Verdict& verdict : verdicts) {
    if (verdict.level == budget::Level::ok) continue;
    const std::string key = key_of(verdict);
    const auto same = [&](const Line& line) { return line.key == key; };
    const auto known = std::find_if(lines_.begin(), lines_.end(), same);
    if (known != lines_.end()) {
      if (known->is_open) alerts.push_back({verdict, true});
      continue;
    }
    lines_.push_back({key, true});
    alerts.push_back({verdict, false});
    added = true;
  }
  if (added && !write(why)) return std::nullopt;
  return alerts;
}

bool AlertLedger::confirm(std::string& why) {
  const auto is_open = [](const Line& line) { return line.is_open; };
  if (std::none_of(lines_.begin(), lines_.end(), is_open)) return true;
  for (Line& line : lines_) line.is_open = false;
  return write(why);
}

bool AlertLedger::post(const std::vector<budget::Verdict>& verdicts,
                       const std::function<std::string(const budget::Verdict&)>& text_of,
                       std::string& why) {
  bool added = false;
  for (const budget::Verdict& verdict : verdicts) {
    if (verdict.level == budget::Level::ok) continue;
    const std::string key = key_of(verdict);
    const auto same = [&](const Line& line) { return line.key == key; };
    if (std::any_of(lines_.begin(), lines_.end(), same)) continue;
    lines_.push_back({key, true, text_of(verdict)});
    added = true;
  }
  return !added || write(why);
}

std::vector<AlertLedger::Message> AlertLedger::outbox() const {
  std::vector<Message> messages;
  for (const Line& line : lines_) {
    if (line.is_open && !line.text.empty()) messages.push_back({line.key, line.text});
  }
  return messages;
}

bool AlertLedger::confirm(const std::string& key, std::string& why) {
  for (Line& line : lines_) {
    if (line.key == key) line.is_open = false;
  }
  return write(why);
}

}  // namespace cronlens::server
