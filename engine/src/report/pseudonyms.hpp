// SPDX-License-Identifier: MIT
// The jobs of a report under the names they have in it.
#pragma once

#include <string>
#include <vector>

#include "cronlens/report.hpp"

namespace cronlens::report {

struct JobNames {
  std::vector<std::string> ids;  // by id of the dictionary
  /// A jobs.json with the jobs that ran; '' where there is none.
  std::string jobs_json;
};

/// `used` says which ids of the dictionary have a run in the report.
JobNames name_jobs(const Engine::State& state, const std::vector<bool>& used,
                   const Redaction& redact);

}  // namespace cronlens::report
