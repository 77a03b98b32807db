// SPDX-License-Identifier: MIT
// The jobs of the sample's imagined user: a small software company that lets agents do its chores.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sample/firings.hpp"
#include "sample/prices.hpp"
#include "sample/utc.hpp"

namespace cronlens::sample {

/// What happens to a job besides running.
enum class Story {
  none,
  runaway,          // its context grows without end for the last ten days
  switched_model,   // moved to a dearer model thirty days ago
  paused,           // by its owner; it does not run any more
  deleted,          // its runs remain, jobs.json no longer lists it
  never_ran,        // listed, not due yet
  broken_schedule,  // an edit made its expression impossible
  completed_once,   // a one-shot in the past
  future_once,      // a one-shot to come
};

struct When {
  std::string_view cron;  // empty: an interval, or a one-shot
  int minutes = 0;
};

/// What a typical run takes.
struct Work {
  ModelId model = ModelId::none;  // none: a script
  int prompt = 0;                 // tokens, cached ones included
  int output = 0;
  int calls = 1;
};

struct Life {
  int born = 120;  // days before now
  int gone = 0;    // days before now; 0: still there
  int fails = 30;  // of 1000 runs
  int quiet = 0;   // of 1000 runs: nothing to report
  Story story = Story::none;
};

struct JobPlan {
  std::string_view name;
  std::string_view task;
  When when;
  Work work;
  Life life;
};

/// A job as it stands in one sample.
struct Job {
  JobPlan plan;
  std::string name;
  std::string id;  // 12 hex digits
  Schedule schedule;
  Millis created = 0;
  Millis stopped = 0;  // the time of the sample when it did not stop

  bool is_script() const { return plan.work.model == ModelId::none; }
};

std::vector<JobPlan> job_catalog();

/// The jobs at `now`; with `runs`, as many jobs and such intervals that about so many runs result.
std::vector<Job> make_jobs(Millis now, std::optional<std::int64_t> runs);

inline constexpr Millis kSwitchedAgo = 30 * kDay;
inline constexpr ModelId kSwitchedFrom = ModelId::kimi;

}  // namespace cronlens::sample
