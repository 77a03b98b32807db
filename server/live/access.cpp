// SPDX-License-Identifier: MIT
#include "live/access.hpp"

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <vector>

namespace cronlens::live {
namespace {

constexpr std::size_t kShortestToken = 16;
constexpr std::size_t kLongestToken = 512;
constexpr int kTokenBits = 256;

/// What stands in a header as it is: no blanks, no control characters.
bool is_plain(std::string_view token) {
  return std::all_of(token.begin(), token.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

std::optional<std::string> checked(std::string token, const std::string& origin, std::string& why) {
  while (!token.empty() && (token.back() == '\n' || token.back() == '\r')) token.pop_back();
  if (token.size() >= kShortestToken && token.size() <= kLongestToken && is_plain(token)) {
    return token;
  }
  why = origin + ": a token has " + std::to_string(kShortestToken) + " to " +
        std::to_string(kLongestToken) + " letters, digits and signs, without blanks";
  return std::nullopt;
}

struct Descriptor {
  int fd;
  ~Descriptor() {
    if (fd >= 0) ::close(fd);
  }
};

std::optional<std::string> make_token_file(const std::string& path, std::string& why) {
  constexpr mode_t kOwnerOnly = 0600;
  const Descriptor file{::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kOwnerOnly)};
  const std::string token = make_secret(kTokenBits);
  const std::string line = token + "\n";
  if (file.fd >= 0 &&
      ::write(file.fd, line.data(), line.size()) == static_cast<ssize_t>(line.size())) {
    return token;
  }
  why = "cannot write " + path + ": " + std::strerror(errno);
  return std::nullopt;
}

std::optional<std::string> read_token_file(const std::string& path, std::string& why) {
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
  if (file.fd < 0 && errno == ENOENT) return make_token_file(path, why);
  struct stat info {};
  if (file.fd < 0 || ::fstat(file.fd, &info) != 0) {
    why = "cannot read " + path + ": " + std::strerror(errno);
    return std::nullopt;
  }
  constexpr mode_t kOthers = 0077;
  if (!S_ISREG(info.st_mode) || (info.st_mode & kOthers) != 0) {
    why = path + " can be read by others; take that away: chmod 600 " + path;
    return std::nullopt;
  }
  std::array<char, kLongestToken + 3> text{};
  const auto got = ::read(file.fd, text.data(), text.size());
  return checked(std::string(text.data(), got > 0 ? static_cast<std::size_t>(got) : 0), path, why);
}

}  // namespace

bool same_secret(std::string_view one, std::string_view other) {
  if (one.empty() || other.empty()) return false;
  // Over all of the guess, whatever its length is; volatile, so that no early end is built in.
  volatile unsigned char difference = one.size() == other.size() ? 0 : 1;
  for (std::size_t i = 0; i < one.size(); ++i) {
    const auto step = static_cast<unsigned char>(one[i] ^ other[i % other.size()]);
    difference = static_cast<unsigned char>(difference | step);
  }
  return difference == 0;
}

std::string make_secret(int bits) {
  constexpr std::array<char, 17> kHex = {"0123456789abcdef"};
  std::vector<unsigned char> bytes(static_cast<std::size_t>(bits) / 8);
  // Up to 256 bytes are never cut short.
  static_cast<void>(::getrandom(bytes.data(), bytes.size(), 0));
  std::string text;
  for (const unsigned char byte : bytes) text += {kHex[byte >> 4], kHex[byte & 15]};
  return text;
}

std::optional<std::string> find_token(const std::string& file, std::string& why) {
  const char* given = std::getenv("CRONLENS_TOKEN");
  if (given && *given) return checked(given, "CRONLENS_TOKEN", why);
  if (!file.empty()) return read_token_file(file, why);
  return make_secret(kTokenBits);
}

std::string Access::new_code(Clock::time_point now) {
  constexpr int kCodeBits = 128;
  code_ = make_secret(kCodeBits);
  code_made_ = now;
  return code_;
}

std::optional<std::string> Access::open_session(std::string_view code, Clock::time_point now) {
  const bool right = same_secret(code, code_) && now - code_made_ < kCodeLife;
  if (!right) return std::nullopt;
  code_.clear();
  if (sessions_.size() >= kMaxSessions) {
    sessions_.erase(std::min_element(
        sessions_.begin(), sessions_.end(),
        [](const Session& one, const Session& other) { return one.used < other.used; }));
  }
  sessions_.push_back({make_secret(kTokenBits), now});
  return sessions_.back().id;
}

bool Access::has_session(std::string_view session, Clock::time_point now) {
  std::erase_if(sessions_, [&](const Session& each) { return now - each.used > kSessionLife; });
  bool found = false;
  for (Session& each : sessions_) {
    if (!same_secret(session, each.id)) continue;
    each.used = now;
    found = true;
  }
  return found;
}

bool Access::has_token(std::string_view authorization) const {
  constexpr std::string_view kScheme = "Bearer ";
  if (!authorization.starts_with(kScheme)) return false;
  return same_secret(authorization.substr(kScheme.size()), token_);
}

}  // namespace cronlens::live
