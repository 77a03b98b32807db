// SPDX-License-Identifier: MIT
#include "sync/run_parts.hpp"

#include <utility>

#include "cronlens/job_id.hpp"
#include "sync/facts_schema.hpp"
#include "sync/family.hpp"
#include "sync/one_moment.hpp"

namespace cronlens::sync {
namespace {

struct Part {
  SessionRow row;
  std::string run, kind;
};

/// Whether a session is stored as a part; false also as long as there is no table of parts.
bool is_stored(const FactsStore& facts, const live::Statement& question, const std::string& id,
               bool& stored, Fault& fault) {
  stored = false;
  if (!question) return true;
  sqlite3_bind_text(question.get(), 1, id.data(), static_cast<int>(id.size()), SQLITE_TRANSIENT);
  const int code = sqlite3_step(question.get());
  stored = code == SQLITE_ROW;
  if (!stored && code != SQLITE_DONE) facts.failed(fault);
  sqlite3_reset(question.get());
  return code == SQLITE_ROW || code == SQLITE_DONE;
}

/// The kind of a part, or nothing if it or a session between it and its run is no part of it.
bool find_kind(const StateReader& state, const SessionRow& part, const std::string& run,
               std::string& kind, Fault& fault) {
  kind.clear();
  SessionRow below;
  const SessionRow* child = &part;
  while (child->id != run) {
    std::optional<SessionRow> parent;
    if (!state.row(child->parent, parent, fault)) return false;
    if (!parent) {
      kind.clear();
      return true;
    }
    const auto found = kind_of(*child, *parent);
    if (found.empty()) {
      kind.clear();
      return true;
    }
    if (child == &part) kind = found;
    below = std::move(*parent);
    child = &below;
  }
  return true;
}

bool insert(FactsStore& facts, const Part& part, Fault& fault) {
  std::string names =
      "part_session_id, run_session_id, parent_session_id, kind, started_at, "
      "ended_at";
  std::string marks = "?1, ?2, ?3, ?4, ?5, ?6";
  constexpr int kFirstCopied = 7;
  for (std::size_t i = 0; i < kCopied.size(); ++i) {
    if (!part.row.copied[i]) continue;
    names += ", " + std::string(kCopied[i]);
    marks += ", ?" + std::to_string(kFirstCopied + i);
  }
  const auto statement = facts.prepare("INSERT OR IGNORE INTO cronlens_run_parts (" + names +
                                       ") VALUES (" + marks + ")");
  if (!statement) return facts.failed(fault);
  int at = 1;
  for (const auto* text : {&part.row.id, &part.run, &part.row.parent, &part.kind}) {
    sqlite3_bind_text(statement.get(), at++, text->data(), static_cast<int>(text->size()),
                      SQLITE_TRANSIENT);
  }
  if (part.row.started) sqlite3_bind_double(statement.get(), 5, *part.row.started);
  if (part.row.ended) sqlite3_bind_double(statement.get(), 6, *part.row.ended);
  for (std::size_t i = 0; i < kCopied.size(); ++i) {
    if (!part.row.copied[i]) continue;
    sqlite3_bind_value(statement.get(), kFirstCopied + static_cast<int>(i),
                       part.row.copied[i].get());
  }
  return sqlite3_step(statement.get()) == SQLITE_DONE || facts.failed(fault);
}

bool find_parts(const StateReader& state, const FactsStore& facts, std::vector<Part>& parts,
                Fault& fault) {
  std::vector<StateReader::Child> children;
  if (!state.children(children, fault)) return false;
  const Family family(children);
  const auto question =
      facts.prepare("SELECT 1 FROM cronlens_run_parts WHERE part_session_id = ?1");
  const OneMoment stored_then(facts.handle());
  const auto moment = state.one_moment();
  for (const auto& child : children) {
    // A session with a job's id is a run of its own, whoever started it.
    if (job_id_of_session(child.id)) continue;
    const std::string run = family.run_of(child.id);
    bool has_run = false, stored = false;
    if (run.empty()) continue;
    if (!is_stored(facts, question, child.id, stored, fault)) return false;
    if (stored) continue;
    if (!facts.contains(run, has_run, fault)) return false;
    if (!has_run) continue;
    std::optional<SessionRow> row;
    if (!state.row(child.id, row, fault)) return false;
    if (!row || !row->ended) continue;
    std::string kind;
    if (!find_kind(state, *row, run, kind, fault)) return false;
    if (!kind.empty()) parts.push_back({std::move(*row), run, std::move(kind)});
  }
  return true;
}

}  // namespace

bool store_parts(const StateReader& state, FactsStore& facts, Outcome& outcome, Fault& fault) {
  std::vector<Part> parts;
  if (!find_parts(state, facts, parts, fault)) return false;
  if (parts.empty()) return true;
  auto transaction = WriteTransaction::begin(facts, fault);
  if (!transaction || !facts.run(kPartsTable, fault)) return false;
  for (const auto& part : parts) {
    if (!insert(facts, part, fault)) return false;
  }
  if (!transaction->commit(fault)) return false;
  outcome.parts += static_cast<std::int64_t>(parts.size());
  return true;
}

}  // namespace cronlens::sync
