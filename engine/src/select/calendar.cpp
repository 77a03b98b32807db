// SPDX-License-Identifier: MIT
#include "select/calendar.hpp"

#include <algorithm>
#include <cmath>

#include "schedule/civil.hpp"

namespace cronlens::select {
namespace {

constexpr double kHour = 3600, kDay = 86400;
constexpr std::size_t kMostSteps = 4000;

std::int64_t day_of(double local) {
  return static_cast<std::int64_t>(std::floor(local / kDay));
}

/// The start, on the wall clock, of the step that holds `local`.
double floor_local(Bucket bucket, double local) {
  const std::int64_t day = day_of(local);
  switch (bucket) {
    case Bucket::hour:
      return std::floor(local / kHour) * kHour;
    case Bucket::day:
      return static_cast<double>(day) * kDay;
    case Bucket::week: {
      // 1970-01-01 was a Thursday: day -3 a Monday.
      const std::int64_t since_monday = ((day + 3) % 7 + 7) % 7;
      return static_cast<double>(day - since_monday) * kDay;
    }
    case Bucket::month: {
      const auto date = civil_from_days(day);
      return static_cast<double>(days_from_civil({date.year, date.month, 1})) * kDay;
    }
  }
  return local;
}

/// The start of the step after the one that starts at `local`.
double next_local(Bucket bucket, double local) {
  switch (bucket) {
    case Bucket::hour:
      return local + kHour;
    case Bucket::day:
      return local + kDay;
    case Bucket::week:
      return local + 7 * kDay;
    case Bucket::month:
      // 32 days after the first of a month lie in the next one.
      return floor_local(Bucket::month, local + 32 * kDay);
  }
  return local + kDay;
}

double shortest(Bucket bucket) {
  switch (bucket) {
    case Bucket::hour:
      return kHour;
    case Bucket::day:
      return kDay;
    case Bucket::week:
      return 7 * kDay;
    case Bucket::month:
      return 28 * kDay;
  }
  return kDay;
}

Bucket coarsest_needed(Bucket bucket, double seconds) {
  while (bucket != Bucket::month && seconds / shortest(bucket) > kMostSteps - 2) {
    bucket = static_cast<Bucket>(static_cast<int>(bucket) + 1);
  }
  return bucket;
}

}  // namespace

Bucket bucket_for(double seconds, double most) {
  const double days = seconds / kDay;
  if (days * 24 <= std::min(most, 73.0)) return Bucket::hour;
  if (days <= most + 1) return Bucket::day;
  if (days / 7 <= most && days <= 1500) return Bucket::week;
  return Bucket::month;
}

std::vector<double> bucket_edges(const Zone& zone, Bucket& bucket, double since, double until) {
  bucket = coarsest_needed(bucket, until - since);
  // Hours go by the clock that everyone shares: a local hour can happen twice.
  const bool by_moment = bucket == Bucket::hour;
  const double shift = by_moment ? zone.offset_at(since) : 0;
  const auto to_moment = [&](double local) {
    return by_moment ? local - shift : zone.to_moment(local);
  };
  double local = floor_local(bucket, by_moment ? since + shift : zone.to_local(since));
  std::vector<double> edges{to_moment(local)};
  do {
    local = next_local(bucket, local);
    const double edge = to_moment(local);
    if (edge > edges.back()) edges.push_back(edge);
  } while (edges.back() < until && edges.size() <= kMostSteps);
  return edges;
}

}  // namespace cronlens::select
