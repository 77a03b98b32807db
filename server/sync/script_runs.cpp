// SPDX-License-Identifier: MIT
#include "sync/script_runs.hpp"

#include "sync/one_moment.hpp"
#include "sync/script_files.hpp"
#include "time_zone.hpp"

namespace cronlens::sync {
namespace {

/// One job's runs: those to store, and how many are stored already.
struct Found {
  std::vector<ScriptRun> fresh;
  std::int64_t known = 0;
};

/// Cronalytics takes what is newer than the newest stored run: one file dated in the future, or a
/// clock set back, hides all that follow.
bool newer_than_newest(const FactsStore& facts, const std::string& job,
                       const std::vector<double>& times, Found& found, Fault& fault) {
  double newest = 0;
  if (!facts.newest_script_run(job, std::nullopt, newest, fault)) return false;
  for (const double time : times) {
    if (time <= newest) {
      ++found.known;
    } else {
      found.fresh.push_back({job, time});
    }
  }
  return true;
}

/// What is not stored, whenever it ran. If none of a job's older files is stored under its time,
/// they are stored under another zone's: storing them again would double them.
bool not_stored(const FactsStore& facts, const std::string& job, const std::vector<double>& times,
                double now, Found& found, Outcome& outcome, Fault& fault) {
  double newest = 0;
  if (!facts.newest_script_run(job, now, newest, fault)) return false;
  std::vector<ScriptRun> older;
  std::int64_t older_known = 0;
  const OneMoment stored(facts.handle());
  for (const double time : times) {
    ScriptRun run{job, time};
    bool known = false;
    if (!facts.contains(run.session_id(), known, fault)) return false;
    if (known) {
      ++found.known;
      if (time <= newest) ++older_known;
    } else if (time <= newest) {
      older.push_back(std::move(run));
    } else {
      found.fresh.push_back(std::move(run));
    }
  }
  if (!older.empty() && older_known == 0) {
    found.known += static_cast<std::int64_t>(older.size());
    outcome.notices.push_back("The output files of job " + job +
                              " fit none of its stored runs, so they seem to be named in another "
                              "time zone; those up to the newest run were not stored again. --tz "
                              "names the zone of Hermes.");
    return true;
  }
  found.fresh.insert(found.fresh.begin(), older.begin(), older.end());
  return true;
}

bool store(FactsStore& facts, const Found& found, Outcome& outcome, Fault& fault) {
  Counts counts{0, found.known};
  if (!found.fresh.empty()) {
    auto transaction = WriteTransaction::begin(facts, fault);
    if (!transaction) return false;
    for (const auto& run : found.fresh) {
      bool stored = false;
      if (!facts.insert(run, stored, fault)) return false;
      ++(stored ? counts.inserted : counts.skipped);
    }
    if (!transaction->commit(fault)) return false;
  }
  outcome.script.inserted += counts.inserted;
  outcome.script.skipped += counts.skipped;
  return true;
}

}  // namespace

bool store_script_runs(const Options& options, FactsStore& facts, Outcome& outcome, Fault& fault) {
  std::string why;
  const auto jobs = script_jobs(options.paths.jobs, options.compat, why);
  if (!why.empty()) outcome.notices.push_back(why);
  if (jobs.empty() || options.paths.output_dir.empty()) return true;
  const auto zone = server::load_time_zone(options.zone, options.now, why);
  if (!zone) {
    outcome.notices.push_back("Runs of scripts were not looked for: " + why + ".");
    return true;
  }
  for (const auto& job : jobs) {
    if (!is_folder_name(job)) continue;
    const auto times = script_times(options.paths.output_dir / job, *zone);
    Found found;
    const bool looked = options.compat
                            ? newer_than_newest(facts, job, times, found, fault)
                            : not_stored(facts, job, times, options.now, found, outcome, fault);
    if (!looked || !store(facts, found, outcome, fault)) return false;
  }
  return true;
}

}  // namespace cronlens::sync
