// SPDX-License-Identifier: MIT
#include "facts/jobs_file.hpp"

#include <algorithm>

#include "facts/iso_time.hpp"
#include "facts/text.hpp"
#include "schedule/cron_expression.hpp"

namespace cronlens::facts {
namespace {

// Deeper nesting than any jobs.json has; it bounds the recursion of whoever writes it out again.
constexpr int kMaxDepth = 64;

/// How deeply brackets nest, outside strings.
int nesting_of(std::string_view text) {
  int depth = 0, deepest = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string && c == '\\') {
      ++i;
    } else if (c == '"') {
      in_string = !in_string;
    } else if (!in_string && (c == '[' || c == '{')) {
      deepest = std::max(deepest, ++depth);
    } else if (!in_string && (c == ']' || c == '}')) {
      --depth;
    }
  }
  return deepest;
}

Json member(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() ? Json(nullptr) : *found;
}

std::string text_or_empty(const Json& value) {
  return value.is_string() ? valid_utf8(value.get_ref<const std::string&>()) : std::string();
}

Schedule read_schedule(const Json& raw, bool& bad) {
  Schedule schedule;
  bad = !raw.is_null() && !raw.is_object();
  if (!raw.is_object()) return schedule;
  const Json kind = member(raw, "kind");
  if (kind.is_null() || kind == Json("")) return schedule;
  schedule.kind = schedule_kind_from(text_or_empty(kind));
  const Json minutes = member(raw, "minutes");
  switch (schedule.kind) {
    case Schedule::Kind::cron:
      schedule.expression = text_or_empty(member(raw, "expr"));
      bad = !CronExpression::parse(schedule.expression);
      break;
    case Schedule::Kind::interval:
      if (minutes.is_number()) schedule.minutes = minutes.get<double>();
      bad = !(schedule.minutes > 0);
      break;
    case Schedule::Kind::other:
      bad = true;
      break;
    default:
      break;
  }
  return schedule;
}

/// The first of the texts that says something.
std::string first_text(std::initializer_list<std::string> texts) {
  const auto found =
      std::find_if(texts.begin(), texts.end(), [](const auto& text) { return !text.empty(); });
  return found == texts.end() ? std::string() : *found;
}

std::string schedule_text(const Job& job) {
  const std::string display =
      job.raw_schedule.is_object() ? text_or_empty(member(job.raw_schedule, "display")) : "";
  const std::string minutes =
      job.schedule.kind == Schedule::Kind::interval && job.schedule.minutes > 0
          ? "every " + Json(job.schedule.minutes).dump() + "m"
          : "";
  return first_text(
      {display, text_or_empty(job.raw_schedule_display), job.schedule.expression, minutes});
}

std::string state_of(const Json& entry) {
  const std::string state = text_or_empty(member(entry, "state"));
  const Json enabled = member(entry, "enabled");
  if (!state.empty()) return state;
  return enabled.is_boolean() && !enabled.get<bool>() ? "disabled" : "scheduled";
}

/// A job id: usually a text, but a number is taken at its word.
std::string id_of(const Json& entry) {
  const Json id = entry.is_object() ? member(entry, "id") : Json(nullptr);
  if (id.is_number_integer()) return id.dump();
  return text_or_empty(id);
}

bool is_map_of_jobs(const Json& root) {
  return root.is_object() &&
         std::all_of(root.begin(), root.end(), [](const Json& value) { return value.is_object(); });
}

}  // namespace

void JobsFile::add(const Json& entry, std::string id) {
  if (!entry.is_object() || id.empty()) {
    ++skipped_;
    return;
  }
  Job job;
  job.id = std::move(id);
  job.raw_name = entry.contains("name") ? member(entry, "name") : Json(job.id);
  job.name = text_or_empty(job.raw_name);
  if (job.name.empty()) job.name = job.id;
  job.no_agent = member(entry, "no_agent") == Json(true);
  job.state = state_of(entry);
  job.raw_schedule = member(entry, "schedule");
  job.raw_schedule_display = member(entry, "schedule_display");
  job.raw_next_run_at = member(entry, "next_run_at");
  job.next_run = parse_iso_time(text_or_empty(job.raw_next_run_at));
  job.schedule = read_schedule(job.raw_schedule, job.bad_schedule);
  job.schedule_text = schedule_text(job);
  if (!jobs_.insert_or_assign(job.id, job).second) ++duplicates_;
}

void JobsFile::note_bad_schedules() {
  const auto bad = std::count_if(jobs_.begin(), jobs_.end(),
                                 [](const auto& each) { return each.second.bad_schedule; });
  if (skipped_ > 0) caveats_.push_back({CaveatCode::jobs_skipped, Count(skipped_), ""});
  if (duplicates_ > 0) caveats_.push_back({CaveatCode::duplicate_jobs, Count(duplicates_), ""});
  if (bad > 0) {
    caveats_.push_back({CaveatCode::bad_schedules, Count(static_cast<double>(bad)), ""});
  }
}

Result<JobsFile> JobsFile::parse(std::string_view text) {
  if (nesting_of(text) > kMaxDepth) {
    return make_error(ErrorCode::bad_jobs_file, "jobs.json is nested too deeply.");
  }
  const Json root = Json::parse(text, nullptr, false);
  if (root.is_discarded()) return make_error(ErrorCode::bad_jobs_file, "jobs.json is not JSON.");

  JobsFile file;
  const Json jobs = root.is_object() && root.contains("jobs") ? root["jobs"] : root;
  if (jobs.is_array()) {
    for (const Json& entry : jobs) file.add(entry, id_of(entry));
  } else if (is_map_of_jobs(jobs)) {
    for (const auto& [id, entry] : jobs.items()) file.add(entry, valid_utf8(id));
  } else {
    return make_error(ErrorCode::bad_jobs_file,
                      "jobs.json holds neither a list of jobs nor a map of them.");
  }
  file.note_bad_schedules();
  return file;
}

const Job* JobsFile::find(std::string_view id) const {
  const auto found = jobs_.find(id);
  return found == jobs_.end() ? nullptr : &found->second;
}

}  // namespace cronlens::facts
