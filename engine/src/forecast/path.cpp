// SPDX-License-Identifier: MIT
#include <algorithm>

#include "cronlens/forecast.hpp"
#include "forecast/entries.hpp"
#include "forecast/ranges.hpp"

namespace cronlens::forecast {
namespace {

constexpr std::size_t kOneDraw = 1;

/// What one job has cost by the end of a day, in one draw.
double spent_by(const JobForecast& job, const Entry& entry, std::size_t draw, std::size_t day) {
  const double drawn = job.draws.empty() ? job.point.value_or(job.spent) : job.draws[draw];
  const double whole = job.draws.empty() ? drawn : std::max(entry.of(drawn), job.spent);
  const double come = job.come.empty() ? 1 : job.come[day];
  return job.spent + (whole - job.spent) * come;
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
  const std::vector<Entry> in_sum = entries_of(jobs);
  for (std::size_t day = 0; day < forecast.days.size(); ++day) {
    std::vector<double> sums(draws, 0.0);
    for (std::size_t job = 0; job < jobs.size(); ++job) {
      for (std::size_t draw = 0; draw < draws; ++draw) {
        sums[draw] += spent_by(*jobs[job], in_sum[job], draw, day);
      }
    }
    std::sort(sums.begin(), sums.end());
    path.by_day.push_back(range_of(sums));
    if (day + 1 == forecast.days.size()) path.draws = std::move(sums);
  }
  return path;
}

}  // namespace cronlens::forecast
