// SPDX-License-Identifier: MIT
#include "sync/run_usage.hpp"

#include <string>
#include <utility>
#include <vector>

#include "sync/facts_schema.hpp"
#include "sync/one_moment.hpp"

namespace cronlens::sync {
namespace {

using Usage = StateReader::Usage;

struct RunUsage {
  Usage usage;
  std::string run;
};

constexpr int kKeys = 4;

void bind_value(sqlite3_stmt* statement, int at, const std::string& text) {
  sqlite3_bind_text(statement, at, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

/// ?1 to ?4 are the key, what follows are the figures.
void bind_value(sqlite3_stmt* statement, const Usage& usage) {
  int at = 1;
  for (const auto* key : {&usage.session, &usage.task, &usage.model, &usage.provider}) {
    bind_value(statement, at++, *key);
  }
  for (const auto& figure : usage.figures) {
    if (figure) sqlite3_bind_value(statement, at, figure.get());
    ++at;
  }
}

/// Asks the tables of facts.db that may not be there yet: no table has no rows.
class Stored {
 public:
  explicit Stored(const FactsStore& facts)
      : facts_(facts),
        part_(facts.prepare("SELECT run_session_id FROM cronlens_run_parts "
                            "WHERE part_session_id = ?1")),
        same_(facts.prepare(same_question())) {}

  /// The run that a session is, or is a part of; empty where it is neither.
  bool run_of(const std::string& session, std::string& run, Fault& fault) const {
    bool is_run = false;
    run.clear();
    if (!facts_.contains(session, is_run, fault)) return false;
    if (is_run) run = session;
    if (is_run || !part_) return true;
    bind_value(part_.get(), 1, session);
    const int code = sqlite3_step(part_.get());
    if (code == SQLITE_ROW) {
      run = reinterpret_cast<const char*>(sqlite3_column_text(part_.get(), 0));
    }
    return settled(part_.get(), code, fault);
  }

  bool has(const Usage& usage, bool& found, Fault& fault) const {
    found = false;
    if (!same_) return true;
    sqlite3_clear_bindings(same_.get());
    bind_value(same_.get(), usage);
    const int code = sqlite3_step(same_.get());
    found = code == SQLITE_ROW;
    return settled(same_.get(), code, fault);
  }

 private:
  static std::string same_question() {
    std::string sql =
        "SELECT 1 FROM cronlens_run_usage WHERE session_id = ?1 AND task = ?2 AND model = ?3 AND "
        "billing_provider = ?4";
    int at = kKeys;
    for (const auto name : kUsageFigures) {
      sql += " AND " + std::string(name) + " IS ?" + std::to_string(++at);
    }
    return sql;
  }

  bool settled(sqlite3_stmt* statement, int code, Fault& fault) const {
    const bool ok = code == SQLITE_ROW || code == SQLITE_DONE;
    if (!ok) facts_.failed(fault);
    sqlite3_reset(statement);
    return ok;
  }

  const FactsStore& facts_;
  live::Statement part_, same_;
};

bool find_changed(const StateReader& state, const FactsStore& facts, std::vector<RunUsage>& changed,
                  Fault& fault) {
  std::vector<Usage> all;
  if (!state.auxiliary_usage(all, fault)) return false;
  const OneMoment moment(facts.handle());
  const Stored stored(facts);
  for (auto& usage : all) {
    std::string run;
    bool is_same = false;
    if (!stored.run_of(usage.session, run, fault)) return false;
    if (run.empty()) continue;
    if (!stored.has(usage, is_same, fault)) return false;
    if (!is_same) changed.push_back({std::move(usage), std::move(run)});
  }
  return true;
}

std::string replace_statement() {
  std::string names = "session_id, task, model, billing_provider";
  std::string marks = "?1, ?2, ?3, ?4";
  int at = kKeys;
  for (const auto name : kUsageFigures) {
    names += ", " + std::string(name);
    marks += ", ?" + std::to_string(++at);
  }
  return "INSERT OR REPLACE INTO cronlens_run_usage (" + names + ", run_session_id) VALUES (" +
         marks + ", ?" + std::to_string(++at) + ")";
}

}  // namespace

bool store_usage(const StateReader& state, FactsStore& facts, Outcome& outcome, Fault& fault) {
  std::vector<RunUsage> changed;
  if (!find_changed(state, facts, changed, fault)) return false;
  if (changed.empty()) return true;
  auto transaction = WriteTransaction::begin(facts, fault);
  if (!transaction || !facts.run(kUsageTable, fault)) return false;
  const auto replace = facts.prepare(replace_statement());
  if (!replace) return facts.failed(fault);
  for (const auto& each : changed) {
    sqlite3_clear_bindings(replace.get());
    bind_value(replace.get(), each.usage);
    bind_value(replace.get(), kKeys + static_cast<int>(kUsageFigures.size()) + 1, each.run);
    if (sqlite3_step(replace.get()) != SQLITE_DONE) return facts.failed(fault);
    sqlite3_reset(replace.get());
  }
  if (!transaction->commit(fault)) return false;
  outcome.usage += static_cast<std::int64_t>(changed.size());
  return true;
}

}  // namespace cronlens::sync
