// SPDX-License-Identifier: MIT
#include "sample/sample.hpp"

#include "sample/facts_file.hpp"
#include "sample/jobs_file.hpp"
#include "sample/run_history.hpp"

namespace cronlens::sample {

SampleFiles make_sample(const SampleOptions& options) {
  const Millis now = static_cast<Millis>(options.now) * kSecond;
  const std::vector<Job> jobs = make_jobs(now, options.runs);
  const std::vector<Run> runs = make_runs(jobs, now, options.seed);
  return {make_facts_file(jobs, runs, now), make_jobs_file(jobs, runs, now)};
}

}  // namespace cronlens::sample
