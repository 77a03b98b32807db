// SPDX-License-Identifier: MIT
#include "select/calendar.hpp"

#include <doctest/doctest.h>

using namespace cronlens;
using namespace cronlens::select;

namespace {

constexpr double kHour = 3600, kDay = 86400;

// Berlin around the changes of 2026: +1 until 2026-03-29T01:00Z, +2 until 2026-10-25T01:00Z, +1.
TimeZone berlin() {
  TimeZone zone;
  zone.since = {Instant(1743296400 - 365 * kDay), Instant(1774746000), Instant(1792890000)};
  zone.offset = {Seconds(kHour), Seconds(2 * kHour), Seconds(kHour)};
  return zone;
}

std::vector<double> lengths(const std::vector<double>& edges) {
  std::vector<double> hours;
  for (std::size_t i = 1; i < edges.size(); ++i) hours.push_back((edges[i] - edges[i - 1]) / kHour);
  return hours;
}

}  // namespace

TEST_CASE("days follow the wall clock over both changes: 23 and 25 hours") {
  const TimeZone zone = berlin();
  Bucket bucket = Bucket::day;
  // 2026-03-28T12:00Z to 2026-03-30T12:00Z
  CHECK(lengths(bucket_edges(Zone(zone), bucket, 1774699200, 1774872000)) ==
        std::vector<double>{24, 23, 24});
  // 2026-10-24T12:00Z to 2026-10-26T12:00Z
  CHECK(lengths(bucket_edges(Zone(zone), bucket, 1792843200, 1793016000)) ==
        std::vector<double>{24, 25, 24});
}

TEST_CASE("a wall-clock time that happens twice is the earlier one, one that never does the jump") {
  const TimeZone zone = berlin();
  // 02:30 on 2026-10-25 happens at 00:30Z and again at 01:30Z.
  CHECK(Zone(zone).to_moment(1792890000 + 1.5 * kHour) == 1792890000 - 0.5 * kHour);
  // 02:30 on 2026-03-29 does not happen; the clock jumps at 01:00Z.
  CHECK(Zone(zone).to_moment(1774746000 + 1.5 * kHour) == 1774746000);
}

TEST_CASE("weeks begin on Monday and months on the first") {
  const TimeZone utc;
  Bucket bucket = Bucket::week;
  // 2026-11-26 is a Thursday; its Monday is 2026-11-23.
  CHECK(bucket_edges(Zone(utc), bucket, 1795651200, 1795651201).front() == 1795392000);
  bucket = Bucket::month;
  CHECK(lengths(bucket_edges(Zone(utc), bucket, 1769904000, 1777593600)) ==
        std::vector<double>{28 * 24, 31 * 24, 30 * 24});
}

TEST_CASE("a moment on an edge begins the later step") {
  const TimeZone utc;
  Bucket bucket = Bucket::day;
  const auto edges = bucket_edges(Zone(utc), bucket, 0, kDay);
  CHECK(edges == std::vector<double>{0, kDay});
}

TEST_CASE("half-hour zones, times before 1970, and spans of millennia") {
  TimeZone india;
  india.since = {Instant(0)};
  india.offset = {Seconds(5.5 * kHour)};
  Bucket bucket = Bucket::hour;
  CHECK(bucket_edges(Zone(india), bucket, 0, 1).front() == -0.5 * kHour);
  bucket = Bucket::day;
  CHECK(bucket_edges(Zone(india), bucket, -1, 0).front() == -5.5 * kHour);
  bucket = Bucket::hour;
  CHECK(bucket_edges(Zone(india), bucket, -6e10, 9e10).size() <= 4001);
  CHECK(bucket == Bucket::month);
}
