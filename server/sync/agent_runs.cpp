// SPDX-License-Identifier: MIT
#include "sync/agent_runs.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "cronlens/job_id.hpp"
#include "sync/one_moment.hpp"

namespace cronlens::sync {
namespace {

constexpr std::size_t kRowsAtOnce = 1000;
// No run takes longer; older rows without an end stay as they are.
constexpr double kLongestRun = 30 * 86400.0;

bool store_row(FactsStore& facts, const SessionRow& row, Outcome& outcome, Fault& fault) {
  const auto job_id = job_id_of_session(row.id);
  bool known = false, stored = false;
  if (!facts.contains(row.id, known, fault)) return false;
  const bool sane = job_id && row.started && row.ended;
  if (!known && sane && !facts.insert(row, *job_id, stored, fault)) return false;
  ++(stored ? outcome.agent.inserted : outcome.agent.skipped);
  if (row.ended) outcome.watermark = std::max(outcome.watermark, *row.ended);
  return true;
}

/// The rows of some ids that are there and have ended.
bool read_ended(const StateReader& state, const std::vector<std::string>& ids, std::size_t from,
                std::vector<SessionRow>& rows, Fault& fault) {
  rows.clear();
  const auto moment = state.one_moment();
  const std::size_t end = std::min(ids.size(), from + kRowsAtOnce);
  for (std::size_t i = from; i < end; ++i) {
    std::optional<SessionRow> row;
    if (!state.row(ids[i], row, fault)) return false;
    if (row && row->has_end) rows.push_back(std::move(*row));
  }
  return true;
}

}  // namespace

bool find_after_mark(const StateReader& state, double mark, std::vector<std::string>& ids,
                     Fault& fault) {
  return state.ended_after(mark, ids, fault);
}

bool find_missing(const StateReader& state, const FactsStore& facts,
                  const std::vector<QueuedSession>& queued, std::vector<std::string>& ids,
                  Outcome& outcome, Fault& fault) {
  std::vector<std::string> all;
  if (!state.cron_ids(all, fault)) return false;
  for (const auto& each : queued) all.push_back(each.session_id);

  std::vector<std::pair<double, std::string>> ended;
  std::unordered_set<std::string_view> seen;
  const OneMoment stored(facts.handle());
  const auto moment = state.one_moment();
  for (const auto& id : all) {
    bool known = false;
    if (!seen.insert(id).second || !job_id_of_session(id)) continue;
    if (!facts.contains(id, known, fault)) return false;
    if (known) continue;
    std::optional<StateReader::End> end;
    if (!state.end_of(id, end, fault)) return false;
    if (!end) continue;
    if (end->has_end) {
      ended.emplace_back(end->at, id);
    } else {
      ++outcome.running;
    }
  }
  std::sort(ended.begin(), ended.end());
  for (auto& [at, id] : ended) ids.push_back(std::move(id));
  return true;
}

bool store_runs(const StateReader& state, FactsStore& facts, const std::vector<std::string>& ids,
                Outcome& outcome, Fault& fault) {
  std::vector<SessionRow> rows;
  for (std::size_t from = 0; from < ids.size(); from += kRowsAtOnce) {
    if (!read_ended(state, ids, from, rows, fault)) return false;
    if (rows.empty()) continue;
    Outcome stored = outcome;
    auto transaction = WriteTransaction::begin(facts, fault);
    if (!transaction) return false;
    for (const auto& row : rows) {
      if (!store_row(facts, row, stored, fault)) return false;
    }
    stored.candidates += static_cast<std::int64_t>(rows.size());
    if (!transaction->commit(fault)) return false;
    outcome = stored;
  }
  return true;
}

bool complete_runs(const StateReader& state, FactsStore& facts, double now, Outcome& outcome,
                   Fault& fault) {
  std::vector<std::string> ids;
  if (!facts.unfinished_since(now - kLongestRun, ids, fault)) return false;
  std::vector<SessionRow> rows;
  for (const auto& id : ids) {
    std::optional<SessionRow> row;
    if (!state.row(id, row, fault)) return false;
    if (row && row->ended) rows.push_back(std::move(*row));
  }
  if (rows.empty()) return true;
  auto transaction = WriteTransaction::begin(facts, fault);
  if (!transaction) return false;
  std::int64_t completed = 0;
  for (const auto& row : rows) {
    bool changed = false;
    if (!facts.complete(row, changed, fault)) return false;
    if (changed) ++completed;
  }
  if (!transaction->commit(fault)) return false;
  outcome.completed += completed;
  return true;
}

}  // namespace cronlens::sync
