// SPDX-License-Identifier: MIT
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include "live/access.hpp"

#include <doctest/doctest.h>

using namespace cronlens::live;

namespace {

const std::string kToken = "a-token-of-the-tests";
const Access::Clock::time_point kStart{};

}  // namespace

TEST_CASE("a code opens one session within a quarter of an hour, and not a moment later") {
  Access access(kToken);
  const std::string late = access.new_code(kStart);
  CHECK_FALSE(access.open_session(late, kStart + kCodeLife));
  const std::string code = access.new_code(kStart);
  CHECK(code != late);
  const auto session = access.open_session(code, kStart + kCodeLife - std::chrono::seconds(1));
  REQUIRE(session);
  CHECK(access.has_session(*session, kStart + kCodeLife));
  CHECK_FALSE(access.open_session(code, kStart + kCodeLife - std::chrono::seconds(1)));
}

TEST_CASE("a session lives for a month after its last use") {
  Access access(kToken);
  const auto session = access.open_session(access.new_code(kStart), kStart);
  REQUIRE(session);
  CHECK(access.has_session(*session, kStart + kSessionLife));
  CHECK(access.has_session(*session, kStart + 2 * kSessionLife));
  const auto unused = std::chrono::seconds(1) + kSessionLife;
  CHECK_FALSE(access.has_session(*session, kStart + 2 * kSessionLife + unused));
  CHECK_FALSE(access.has_session(*session, kStart));
}

TEST_CASE("nothing is no secret") {
  Access access(kToken);
  CHECK_FALSE(access.open_session("", kStart));
  CHECK_FALSE(access.has_session("", kStart));
  CHECK_FALSE(access.has_token(""));
  CHECK_FALSE(access.has_token("Bearer "));
  CHECK_FALSE(Access("").has_token("Bearer "));
  CHECK(access.has_token("Bearer " + kToken));
}

TEST_CASE("secrets are compared over all of their length") {
  CHECK(same_secret("abc", "abc"));
  for (const char* other : {"abd", "xbc", "ab", "abcd", "abcabc", ""}) {
    CHECK_FALSE(same_secret("abc", other));
    CHECK_FALSE(same_secret(other, "abc"));
  }
  CHECK(make_secret(256).size() == 64);
  CHECK(make_secret(256) != make_secret(256));
}
