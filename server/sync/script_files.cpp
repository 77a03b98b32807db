// SPDX-License-Identifier: MIT
#include "sync/script_files.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "files.hpp"
#include "sync/local_stamp.hpp"

namespace cronlens::sync {
namespace {

using Json = nlohmann::json;

void add_if_script(const Json& job, const std::string& key, std::vector<std::string>& ids) {
  if (!job.is_object()) return;
  const auto no_agent = job.find("no_agent");
  if (no_agent == job.end() || !no_agent->is_boolean() || !no_agent->get<bool>()) return;
  const auto id = job.find("id");
  if (id != job.end() && id->is_string()) {
    ids.push_back(id->get<std::string>());
  } else if (id == job.end() && !key.empty()) {
    ids.push_back(key);
  }
}

}  // namespace

std::vector<std::string> script_jobs(const std::filesystem::path& jobs_json, bool compat,
                                     std::string& why) {
  std::error_code error;
  if (jobs_json.empty() || !std::filesystem::exists(jobs_json, error)) return {};
  const auto text = server::read_text(jobs_json, why);
  if (!text) return {};
  const auto root = Json::parse(*text, nullptr, false);
  if (root.is_discarded() || !(root.is_object() || root.is_array())) {
    why = jobs_json.string() +
          " is not valid JSON, so runs of scripts were not looked for; the next sync finds them.";
    return {};
  }
  std::vector<std::string> ids;
  const bool wrapped = root.is_object() && root.contains("jobs");
  if (compat && !wrapped) return {};
  const auto& jobs = wrapped ? root.at("jobs") : root;
  if (jobs.is_array()) {
    for (const auto& job : jobs) add_if_script(job, "", ids);
  } else if (jobs.is_object() && !compat) {
    for (const auto& [key, job] : jobs.items()) add_if_script(job, key, ids);
  }
  return ids;
}

std::vector<double> script_times(const std::filesystem::path& folder, const TimeZone& zone) {
  std::vector<std::string> names;
  std::error_code error;
  for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error)) {
    std::error_code unknown;
    if (at->path().extension() != ".md" || !at->is_regular_file(unknown)) continue;
    names.push_back(at->path().stem().string());
  }
  std::sort(names.begin(), names.end());
  std::vector<double> times;
  for (const auto& name : names) {
    const auto local = local_stamp(name);
    if (local) times.push_back(moment_of(*local, zone));
  }
  return times;
}

bool is_folder_name(const std::string& job_id) {
  return !job_id.empty() && job_id != "." && job_id != ".." &&
         job_id.find('/') == std::string::npos && job_id.find('\0') == std::string::npos;
}

}  // namespace cronlens::sync
