// SPDX-License-Identifier: MIT
// Runs of scripts leave no session: only a file in cron/output/JOB, named by its time. Its content
// is never read.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cronlens/contract.hpp"

namespace cronlens::sync {

/// The ids of the jobs that run a script and no agent. An unreadable jobs.json has none, and then
/// `why` says so; one that is not there has none either. `compat`: only the form that Cronalytics
/// reads.
std::vector<std::string> script_jobs(const std::filesystem::path& jobs_json, bool compat,
                                     std::string& why);

/// The moments of a job's output files, in the order of their names.
std::vector<double> script_times(const std::filesystem::path& folder, const TimeZone& zone);

/// Whether an id may be the name of a folder: none that leads elsewhere.
bool is_folder_name(const std::string& job_id);

}  // namespace cronlens::sync
