// SPDX-License-Identifier: MIT
// jobs.json: names and schedules. Three shapes occur: {"jobs": [...]}, a plain list, and
// {id: {...}}. Read as data: whatever is odd about one entry or value leaves the others usable.
#pragma once

#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cronlens/contract/snapshot.hpp"
#include "cronlens/result.hpp"
#include "schedule/schedule.hpp"

namespace cronlens::facts {

using Json = nlohmann::ordered_json;

struct RawJob;

struct Job {
  std::string id;
  std::string name;  // the id where the file has no usable name
  bool no_agent = false;
  std::string state;  // scheduled, paused, completed, disabled, ... or ''
  Schedule schedule;
  bool bad_schedule = false;
  std::string schedule_text;  // for people; '' = none
  std::optional<double> next_run;
  std::shared_ptr<const RawJob> raw;  // never null
};

class JobsFile {
 public:
  static Result<JobsFile> parse(std::string_view text);

  const Job* find(std::string_view id) const;
  std::size_t size() const { return jobs_.size(); }
  const std::vector<Caveat>& caveats() const { return caveats_; }

 private:
  struct Entry;

  Json read_value(std::string_view text, int commas);
  std::string read_key(std::string_view quoted);
  Entry read_entry(std::string_view text);
  /// Adds an entry of a map under its id, or of a list under the id in it.
  void add(std::string_view text, std::string id);
  /// False where the text is not in order.
  bool add_all(std::string_view jobs);
  void note_caveats();

  std::map<std::string, Job, std::less<>> jobs_;
  std::vector<Caveat> caveats_;
  double duplicates_ = 0;
  double skipped_ = 0;
  double odd_ = 0;
};

}  // namespace cronlens::facts
