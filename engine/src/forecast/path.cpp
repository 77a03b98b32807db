// SPDX-License-Identifier: MIT
#include <algorithm>

#include "cronlens/forecast.hpp"
#include "forecast/entries.hpp"
#include "forecast/ranges.hpp"

namespace cronlens::forecast {
namespace {

constexpr std::size_t kOneDraw = 1;

/// What one job is still to cost, in one draw.
double to_come(const JobForecast& job, const Entry& entry, std::size_t draw) {
  if (job.draws.empty()) return job.point.value_or(job.spent) - job.spent;
  return std::max(entry.of(job.draws[draw]), job.spent) - job.spent;
}

std::vector<Entry> entries_of(const std::vector<const JobForecast*>& jobs) {
  std::vector<Sample> samples;
  for (const JobForecast* job : jobs) {
    if (job->method == Method::log_normal) samples.push_back({&job->draws, *job->point});
  }
  const std::vector<Entry> of_samples = entries(samples);
  std::vector<Entry> all;
  std::size_t next = 0;
  for (const JobForecast* job : jobs) {
    all.push_back(job->method == Method::log_normal ? of_samples[next++] : Entry{});
  }
  return all;
}

/// By day, and by draw within it.
std::vector<std::vector<double>> sums_by_day(const std::vector<const JobForecast*>& jobs,
                                             std::size_t days, std::size_t draws) {
  std::vector<std::vector<double>> sums(days, std::vector<double>(draws, 0.0));
  std::vector<double> rest(draws);
  const std::vector<Entry> in_sum = entries_of(jobs);
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    const JobForecast& job = *jobs[i];
    for (std::size_t draw = 0; draw < draws; ++draw) rest[draw] = to_come(job, in_sum[i], draw);
    for (std::size_t day = 0; day < days; ++day) {
      const double come = job.come.empty() ? 1 : job.come[day];
      for (std::size_t draw = 0; draw < draws; ++draw) {
        sums[day][draw] += job.spent + rest[draw] * come;
      }
    }
  }
  return sums;
}

}  // namespace

std::optional<Path> path_of(const Forecast& forecast, const std::vector<const JobForecast*>& jobs) {
  Path path;
  path.past.assign(forecast.past_days.size(), 0.0);
  std::size_t draws = kOneDraw;
  bool has_forecast = false;
  for (const JobForecast* job : jobs) {
    path.spent += job->spent;
    for (std::size_t day = 0; day < job->past.size(); ++day) path.past[day] += job->past[day];
    draws = std::max(draws, job->draws.size());
    has_forecast = has_forecast || job->point;
    if (!job->total && job->point) ++path.without_range;
    if (!job->total && !job->point) ++path.left_out;
  }
  if (!has_forecast) return std::nullopt;
  auto sums = sums_by_day(jobs, forecast.days.size(), draws);
  for (std::vector<double>& day : sums) {
    std::sort(day.begin(), day.end());
    path.by_day.push_back(range_of(day));
  }
  if (!sums.empty()) path.draws = std::move(sums.back());
  return path;
}

}  // namespace cronlens::forecast
