// SPDX-License-Identifier: MIT
// From the catalogue to jobs with ids, times and schedules; at scale, copies with denser intervals.
#include <algorithm>
#include <array>

#include "sample/jobs_catalog.hpp"
#include "sample/random.hpp"

namespace cronlens::sample {
namespace {

constexpr std::int64_t kScaledSpanDays = 400;
constexpr std::int64_t kSpanDays = 120;
constexpr std::int64_t kRunsPerScaledJob = 2500;
constexpr std::size_t kMaxJobs = 200;
constexpr std::array<std::string_view, 5> kTeams = {"", " (EU)", " (US)", " (APAC)", " (Labs)"};

std::string hex_id(std::uint64_t key) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::uint64_t bits = Random(key + 0xC0DE).next();
  std::string out(12, '0');
  for (char& digit : out) {
    digit = digits[bits & 15];
    bits >>= 4;
  }
  return out;
}

Schedule schedule_of(const JobPlan& plan, Millis now) {
  Schedule out;
  out.cron = std::string(plan.when.cron);
  out.minutes = plan.when.minutes;
  if (!plan.when.cron.empty()) return out;
  out.kind = plan.when.minutes > 0 ? ScheduleKind::interval : ScheduleKind::once;
  const Millis days = plan.life.story == Story::completed_once ? -3 * kDay : 4 * kDay;
  out.once_at = midnight(now) + days + 9 * kHour;
  return out;
}

Job make_job(const JobPlan& plan, std::size_t index, Millis now, Millis born) {
  Job job;
  job.plan = plan;
  job.name = std::string(plan.name);
  job.id = hex_id(index);
  job.schedule = schedule_of(plan, now);
  // Somewhere within its first day, on a whole minute, as a person creates a job.
  const Millis into_day = Random(index).between(0, 24 * 60 - 1) * kMinute;
  job.created = (now - born) / kMinute * kMinute + into_day;
  job.stopped = plan.life.gone > 0 ? now - plan.life.gone * kDay : now;
  return job;
}

bool is_recurring(const Job& job) {
  return job.schedule.kind != ScheduleKind::once && job.plan.life.story != Story::never_ran;
}

/// The mean time between two firings, in minutes.
std::int64_t period_minutes(const Job& job, Millis now) {
  constexpr Millis span = 28 * kDay;
  const std::size_t count = firings(job.schedule, job.created, now - span, now).size();
  return span / kMinute / std::max<std::int64_t>(1, static_cast<std::int64_t>(count));
}

class Densifier {
 public:
  Densifier(std::vector<Job>& jobs, Millis now) : jobs_(jobs) {
    for (const Job& job : jobs) periods_.push_back(period_minutes(job, now));
  }

  /// The highest density that does not exceed `runs`, by bisection: intervals are whole minutes.
  void apply(std::int64_t runs) {
    std::int64_t low = 1, high = kNormal * 100000;
    while (low < high) {
      const std::int64_t middle = low + (high - low + 1) / 2;
      if (total(middle) <= runs) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    for (std::size_t i = 0; i < jobs_.size(); ++i) set_interval(i, low);
  }

 private:
  static constexpr std::int64_t kNormal = 1000000;

  std::int64_t interval(std::size_t i, std::int64_t density) const {
    return std::max<std::int64_t>(1, periods_[i] * kNormal / density);
  }
  std::int64_t total(std::int64_t density) const {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < jobs_.size(); ++i) {
      if (!is_recurring(jobs_[i])) continue;
      sum += (jobs_[i].stopped - jobs_[i].created) / kMinute / interval(i, density);
    }
    return sum;
  }
  void set_interval(std::size_t i, std::int64_t density) {
    if (!is_recurring(jobs_[i])) return;
    jobs_[i].schedule.kind = ScheduleKind::interval;
    jobs_[i].schedule.minutes = interval(i, density);
  }

  std::vector<Job>& jobs_;
  std::vector<std::int64_t> periods_;
};

/// A copy keeps the work of a job, not what happened to it.
void make_ordinary(JobPlan& plan) {
  plan.life.story = Story::none;
  plan.life.gone = 0;
  if (plan.when.cron.empty() && plan.when.minutes == 0) plan.when.minutes = 24 * 60;
}

std::vector<Job> make_scaled_jobs(Millis now, std::int64_t runs) {
  const std::vector<JobPlan> plans = job_catalog();
  const auto wanted = static_cast<std::size_t>(std::max<std::int64_t>(0, runs)) /
                      static_cast<std::size_t>(kRunsPerScaledJob);
  const std::size_t count = std::clamp(wanted, plans.size(), kMaxJobs);
  std::vector<Job> jobs;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t copy = i / plans.size();
    JobPlan plan = plans[i % plans.size()];
    if (copy > 0) make_ordinary(plan);
    const auto age_percent = static_cast<std::int64_t>(100 - 15 * copy);
    const Millis born = plan.life.born * kDay * kScaledSpanDays / kSpanDays * age_percent / 100;
    jobs.push_back(make_job(plan, i, now, std::max(born, (plan.life.gone + 2) * kDay)));
    jobs.back().name += kTeams[copy];
  }
  Densifier(jobs, now).apply(runs);
  return jobs;
}

}  // namespace

std::vector<Job> make_jobs(Millis now, std::optional<std::int64_t> runs) {
  if (runs) return make_scaled_jobs(now, *runs);
  const std::vector<JobPlan> plans = job_catalog();
  std::vector<Job> jobs;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    jobs.push_back(make_job(plans[i], i, now, plans[i].life.born * kDay));
  }
  return jobs;
}

}  // namespace cronlens::sample
