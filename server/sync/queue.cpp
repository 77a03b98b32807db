// SPDX-License-Identifier: MIT
#include "sync/queue.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_set>

#include "sync/own_files.hpp"

namespace cronlens::sync {
namespace {

using Json = nlohmann::json;
constexpr int kWaitMillis = 3000;
constexpr std::size_t kMaxBytes = 64 * 1024 * 1024;

std::optional<QueuedSession> parse_line(const std::string& line, double now) {
  const auto json = Json::parse(line, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  const auto id = json.find("session_id");
  if (id == json.end() || !id->is_string() || id->get_ref<const std::string&>().empty()) {
    return std::nullopt;
  }
  const auto since = json.find("since");
  const bool dated = since != json.end() && since->is_number();
  return QueuedSession{id->get<std::string>(), dated ? since->get<double>() : now};
}

/// A line that a crash has cut off has the next one right behind it: the last object that parses.
std::optional<QueuedSession> salvage(const std::string& line, double now) {
  for (auto at = line.rfind('{'); at != std::string::npos && at > 0; at = line.rfind('{', at - 1)) {
    auto session = parse_line(line.substr(at), now);
    if (session) return session;
  }
  return std::nullopt;
}

std::string read_from(int fd, std::size_t offset) {
  std::string text;
  std::array<char, 65536> part{};
  while (text.size() < kMaxBytes) {
    const auto got =
        ::pread(fd, part.data(), part.size(), static_cast<off_t>(offset + text.size()));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    text.append(part.data(), static_cast<std::size_t>(got));
  }
  return text;
}

std::string text_of(const std::vector<QueuedSession>& sessions) {
  std::string text;
  for (const auto& each : sessions) {
    const Json line = {{"session_id", each.session_id}, {"since", each.since}};
    text += line.dump(-1, ' ', true, Json::error_handler_t::replace) + "\n";
  }
  return text;
}

std::optional<FileLock> lock_queue(const std::filesystem::path& path, std::string& why) {
  std::error_code error;
  if (path.empty() || !std::filesystem::exists(path, error)) return std::nullopt;
  if (!std::filesystem::is_regular_file(path, error)) {
    why = path.string() + " is not a file; queued sessions are found in state.db all the same.";
    return std::nullopt;
  }
  bool busy = false;
  auto lock = FileLock::take(path, kWaitMillis, busy, why);
  if (busy) why = path.string() + " is locked; it is looked at again in the next sync.";
  return lock;
}

}  // namespace

std::vector<QueuedSession> parse_queue(const std::string& text, double now) {
  std::vector<QueuedSession> sessions;
  std::unordered_set<std::string> seen;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    auto session = parse_line(line, now);
    if (!session) session = salvage(line, now);
    if (session && seen.insert(session->session_id).second) sessions.push_back(*session);
    at = end + 1;
  }
  return sessions;
}

std::vector<QueuedSession> read_queue(const std::filesystem::path& path, double now,
                                      std::string& why) {
  const auto lock = lock_queue(path, why);
  return lock ? parse_queue(read_from(lock->fd(), 0), now) : std::vector<QueuedSession>{};
}

int settle_queue(const std::filesystem::path& path, double now,
                 const std::function<bool(const QueuedSession&)>& stays, std::string& why) {
  const auto lock = lock_queue(path, why);
  if (!lock) return why.empty() ? 0 : -1;
  const std::string before = read_from(lock->fd(), 0);
  auto sessions = parse_queue(before, now);
  std::erase_if(sessions, [&](const QueuedSession& each) { return !stays(each); });
  const auto left = static_cast<int>(sessions.size());
  const std::string after = text_of(sessions);
  if (after == before) return left;
  if (before.size() >= kMaxBytes) {
    why = path.string() + " has grown beyond 64 MiB; queued sessions are found in state.db anyway.";
    return -1;
  }
  remove_leftovers(path);
  if (!replace_file(path, after, why)) return -1;
  // Somebody who appends without the lock may have written to the old file since.
  const std::string late = read_from(lock->fd(), before.size());
  if (late.empty()) return left;
  const int fd = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
  const bool saved =
      fd >= 0 && ::write(fd, late.data(), late.size()) == static_cast<ssize_t>(late.size());
  if (fd >= 0) ::close(fd);
  if (!saved) why = "cannot append to " + path.string();
  return saved ? left : -1;
}

}  // namespace cronlens::sync
