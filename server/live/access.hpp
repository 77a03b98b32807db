// SPDX-License-Identifier: MIT
// Who may read: programs by a token, the page by a cookie that it gets for a one-time code. None of
// the three is ever written to a log or put into an address, but the code into the fragment of the
// address that is printed, which browsers do not send. From one thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

namespace cronlens::live {

/// Takes as long for a wrong guess as for a nearly right one.
bool same_secret(std::string_view one, std::string_view other);

/// `bits` random bits as hexadecimal digits.
std::string make_secret(int bits);

/// The token: from CRONLENS_TOKEN, else from the file, which nobody else may read and which is made
/// when it is not there, else random. Nothing, and the reason in `why`, when it is not usable.
std::optional<std::string> find_token(const std::string& file, std::string& why);

class Access {
 public:
  using Clock = std::chrono::steady_clock;
  explicit Access(std::string token) : token_(std::move(token)) {}

  /// A code that opens one session, once, within kCodeLife. Earlier ones stop working.
  std::string new_code(Clock::time_point now);

  /// A new session for a code; nothing for any other text.
  std::optional<std::string> open_session(std::string_view code, Clock::time_point now);

  bool has_session(std::string_view session, Clock::time_point now);

  /// The value of an Authorization header.
  bool has_token(std::string_view authorization) const;

 private:
  struct Session {
    std::string id;
    Clock::time_point used;
  };
  std::string token_;
  std::string code_;
  Clock::time_point code_made_;
  std::deque<Session> sessions_;
};

constexpr std::chrono::minutes kCodeLife{15};
constexpr std::chrono::hours kSessionLife{24 * 30};
constexpr std::size_t kMaxSessions = 64;

}  // namespace cronlens::live
