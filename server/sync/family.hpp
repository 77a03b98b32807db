// SPDX-License-Identifier: MIT
// Which session belongs to which run, and as what.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sync/session_row.hpp"
#include "sync/state_reader.hpp"

namespace cronlens::sync {

class Family {
 public:
  explicit Family(const std::vector<StateReader::Child>& children);

  /// The cron run at the top of a session's line of parents; empty where there is none.
  std::string run_of(const std::string& session_id) const;

 private:
  std::unordered_map<std::string, std::string> parent_;
};

/// "subagent", "continuation", or nothing for a session that only started from another one: a
/// branch that the user took, a reset.
std::string_view kind_of(const SessionRow& part, const SessionRow& parent);

}  // namespace cronlens::sync
