// SPDX-License-Identifier: MIT
#include "sync/family.hpp"

#include <nlohmann/json.hpp>

#include "cronlens/job_id.hpp"

namespace cronlens::sync {

Family::Family(const std::vector<StateReader::Child>& children) {
  parent_.reserve(children.size());
  for (const auto& each : children) parent_.emplace(each.id, each.parent);
}

std::string Family::run_of(const std::string& session_id) const {
  // Deeper than any agent delegates; a circle ends here too.
  constexpr int kDeepest = 64;
  std::string at = session_id;
  for (int depth = 0; depth < kDeepest; ++depth) {
    const auto found = parent_.find(at);
    if (found == parent_.end()) return "";
    at = found->second;
    if (job_id_of_session(at)) return at;
  }
  return "";
}

std::string_view kind_of(const SessionRow& part, const SessionRow& parent) {
  const auto config = nlohmann::json::parse(part.model_config, nullptr, false);
  const auto has = [&](const char* key) {
    return config.is_object() && config.contains(key) && !config.at(key).is_null();
  };
  if (has("_branched_from") || has("_reset_from")) return "";
  if (part.source == "subagent" || has("_delegate_from")) return "subagent";
  const bool continued = parent.end_reason == "compression" && part.source == parent.source;
  return part.source == "cron" || continued ? "continuation" : "";
}

}  // namespace cronlens::sync
