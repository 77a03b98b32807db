// SPDX-License-Identifier: MIT
#include "sample/run_history.hpp"

#include <algorithm>
#include <tuple>

#include "sample/agent_run.hpp"
#include "sample/random.hpp"

namespace cronlens::sample {
namespace {

// The gateway stood still for two days: nothing ran, and nothing was caught up.
bool is_gateway_down(Millis at, Millis now) {
  const Millis from = midnight(now) - 61 * kDay + 14 * kHour;
  return at >= from && at < from + 2 * kDay;
}

Run make_script_run(Millis start) {
  Run run;
  // Scripts are known by the names of their output files, which have whole seconds and no end.
  run.start = run.end = start / kSecond * kSecond;
  return run;
}

void add_runs_of(const Job& job, std::uint32_t index, Millis now, Random random,
                 std::vector<Run>& out) {
  if (job.plan.life.story == Story::never_ran) return;
  for (const Millis due : firings(job.schedule, job.created, job.created, job.stopped)) {
    // The gateway looks once a minute; now and then it is busy and lets a firing pass.
    const Millis start = due + random.between(600, 48000);
    if (is_gateway_down(due, now) || random.chance(4)) continue;
    Run run = job.is_script() ? make_script_run(start) : make_agent_run(job, start, now, random);
    run.job = index;
    if (run.end <= now - kSecond) out.push_back(run);
  }
}

}  // namespace

std::vector<Run> make_runs(const std::vector<Job>& jobs, Millis now, std::uint64_t seed) {
  std::vector<Run> runs;
  for (std::uint32_t i = 0; i < jobs.size(); ++i) {
    add_runs_of(jobs[i], i, now, Random::stream(seed, i), runs);
  }
  std::sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) {
    return std::tie(a.end, a.job, a.start) < std::tie(b.end, b.job, b.start);
  });
  return runs;
}

}  // namespace cronlens::sample
