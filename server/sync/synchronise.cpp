// SPDX-License-Identifier: MIT
#include "sync/synchronise.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "cronlens/job_id.hpp"
#include "sync/agent_runs.hpp"
#include "sync/own_files.hpp"
#include "sync/run_parts.hpp"
#include "sync/run_usage.hpp"
#include "sync/script_runs.hpp"
#include "sync/watermark.hpp"

namespace cronlens::sync {
namespace {

constexpr int kWaitForOthers = 30'000;
// A mark this far ahead of the clock is a fault of a clock.
constexpr double kAheadOfTime = 86400;
// A session that state.db has not shown by then never gets there.
constexpr double kQueuedForLong = 7 * 86400;

void note(Outcome& outcome, std::string why) {
  if (!why.empty()) outcome.notices.push_back(std::move(why));
}

std::optional<FileLock> lock_facts(const std::filesystem::path& facts, Fault& fault) {
  const std::filesystem::path path = facts.string() + ".sync-lock";
  bool busy = false;
  std::string why;
  auto lock = FileLock::take(path, kWaitForOthers, busy, why);
  if (busy) {
    fault = {503, "sync_running",
             "Another synchronisation of " + facts.string() + " still runs; try again later."};
  } else if (!lock) {
    fault = {503, "read_only",
             "The folder of facts.db cannot be written to (" + why +
                 "). Sync as the user who runs Hermes, or name another --facts."};
  }
  return lock;
}

/// Where Cronalytics was never installed its folder is made, but not a home that is not there.
void make_folder(const Options& options) {
  const auto folder = options.paths.facts.parent_path();
  std::error_code error;
  if (options.compat || folder.empty() || std::filesystem::exists(folder, error)) return;
  const auto above = folder.parent_path();
  const bool made =
      !std::filesystem::exists(above, error) && std::filesystem::create_directory(above, error);
  if (made) adopt_owner(above);
  if (std::filesystem::create_directory(folder, error)) adopt_owner(folder);
}

Watermark load_mark(const Options& options, const FactsStore& facts, Outcome& outcome) {
  std::string why;
  Watermark mark = read_watermark(options.paths.watermark, why);
  note(outcome, why);
  Fault ignored;
  double newest = 0;
  const bool impossible = mark.last_ended_at > options.now + kAheadOfTime;
  if (!options.compat && impossible && facts.newest_end(options.now, newest, ignored)) {
    note(outcome,
         "The watermark was ahead of the clock, which would have hidden runs from "
         "Cronalytics; it was set back to the newest run.");
    mark.last_ended_at = newest;
  }
  return mark;
}

/// Whether a queued session still has to wait: it runs, or state.db does not have it yet.
bool still_waits(const StateReader& state, const FactsStore& facts, const QueuedSession& queued,
                 double now) {
  Fault fault;
  bool known = false;
  if (!facts.contains(queued.session_id, known, fault)) return true;
  if (known) return false;
  std::optional<StateReader::End> end;
  if (!state.end_of(queued.session_id, end, fault)) return true;
  if (end && !end->has_end) return true;
  if (end && !job_id_of_session(queued.session_id)) return false;
  return now - queued.since < kQueuedForLong;
}

/// The repaired order: runs by what is missing rather than by the mark, rows that were stored too
/// early, parts, calls beside, scripts. The queue is settled last: until then it still has
/// everything.
bool run_repaired(const Options& options, const StateReader& state, FactsStore& facts,
                  Outcome& outcome, Fault& fault) {
  std::string why;
  const auto queued = read_queue(options.paths.queue, options.now, why);
  note(outcome, std::exchange(why, ""));
  std::vector<std::string> ids;
  const bool stored = find_missing(state, facts, queued, ids, outcome, fault) &&
                      store_runs(state, facts, ids, outcome, fault) &&
                      complete_runs(state, facts, options.now, outcome, fault) &&
                      store_parts(state, facts, outcome, fault) &&
                      store_usage(state, facts, outcome, fault) &&
                      store_script_runs(options, facts, outcome, fault);
  if (!stored) return false;
  const auto stays = [&](const QueuedSession& each) {
    return still_waits(state, facts, each, options.now);
  };
  const int left = settle_queue(options.paths.queue, options.now, stays, why);
  outcome.queued = std::max(left, 0);
  note(outcome, why);
  return true;
}

bool run_compat(const Options& options, const StateReader& state, FactsStore& facts,
                Outcome& outcome, Fault& fault) {
  std::vector<std::string> ids;
  return find_after_mark(state, outcome.watermark, ids, fault) &&
         store_runs(state, facts, ids, outcome, fault) &&
         store_script_runs(options, facts, outcome, fault);
}

}  // namespace

std::optional<Outcome> synchronise(const Options& options, Fault& fault) {
  const auto begun = std::chrono::steady_clock::now();
  auto state = StateReader::open(options.paths.state_db, fault);
  if (!state) return std::nullopt;
  make_folder(options);
  const auto lock = lock_facts(options.paths.facts, fault);
  if (!lock) return std::nullopt;
  auto facts = FactsStore::open(options.paths.facts, !options.compat, fault);
  if (!facts) return std::nullopt;

  Outcome outcome;
  Watermark mark = load_mark(options, *facts, outcome);
  outcome.watermark = mark.last_ended_at;
  const auto run = options.compat ? run_compat : run_repaired;
  if (!run(options, *state, *facts, outcome, fault)) return std::nullopt;

  mark.last_ended_at = outcome.watermark;
  mark.last_sync = utc_text(options.now);
  if (outcome.candidates > 0) mark.rows_synced = outcome.agent.inserted + outcome.agent.skipped;
  std::string why;
  remove_leftovers(options.paths.watermark);
  if (!write_watermark(options.paths.watermark, mark, why)) {
    fault = {503, "watermark",
             "The runs are stored, but " + why +
                 ". Cronalytics would look at them again, which "
                 "does no harm."};
    return std::nullopt;
  }
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begun;
  outcome.elapsed_ms = taken.count();
  return outcome;
}

}  // namespace cronlens::sync
