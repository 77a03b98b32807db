// SPDX-License-Identifier: MIT
#include "facts/jobs_file.hpp"

#include <algorithm>

#include "facts/iso_time.hpp"
#include "facts/json_text.hpp"
#include "facts/raw_job.hpp"
#include "facts/text.hpp"
#include "schedule/cron_expression.hpp"

namespace cronlens::facts {
namespace {

// Such a file is not a list of jobs, and its values would fill the memory.
constexpr std::size_t kMaxBytes = 64 << 20;
// A value with more parts is no name and no schedule; searching its keys would take their square.
constexpr int kMaxCommas = 200;

const Json kNull;

const Json& member(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() ? kNull : *found;
}

std::string text_or_empty(const Json& value) {
  return value.is_string() ? valid_utf8(value.get_ref<const std::string&>()) : std::string();
}

Schedule read_schedule(const Json& raw, bool& bad) {
  Schedule schedule;
  bad = !raw.is_null() && !raw.is_object();
  if (!raw.is_object()) return schedule;
  const Json& kind = member(raw, "kind");
  const std::string kind_text = text_or_empty(kind);
  if (kind.is_null() || (kind.is_string() && kind_text.empty())) return schedule;
  schedule.kind = schedule_kind_from(kind_text);
  const Json& minutes = member(raw, "minutes");
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
      job.raw->schedule.is_object() ? text_or_empty(member(job.raw->schedule, "display")) : "";
  const std::string minutes =
      job.schedule.kind == Schedule::Kind::interval && job.schedule.minutes > 0
          ? "every " + Json(job.schedule.minutes).dump() + "m"
          : "";
  return first_text(
      {display, text_or_empty(job.raw->schedule_display), job.schedule.expression, minutes});
}

/// A job id: usually a text, but a number is taken at its word.
std::string id_of(const Json& id) {
  return id.is_number_integer() ? id.dump() : text_or_empty(id);
}

bool is_object(std::string_view text) {
  return !text.empty() && text.front() == '{';
}

bool is_map_of_jobs(std::string_view text) {
  bool empty = true;
  JsonParts parts(text);
  while (const auto part = parts.next()) {
    if (is_object(part->value)) return true;
    empty = false;
  }
  return empty;
}

/// The value of the member "jobs", or all of it where there is none. Nothing where it is not JSON.
std::optional<std::string_view> jobs_in(std::string_view root, bool& too_deep) {
  std::string_view jobs = root;
  JsonParts parts(root);
  while (const auto part = parts.next()) {
    if (part->key == "\"jobs\"") jobs = part->value;
  }
  too_deep = parts.too_deep();
  return parts.complete() ? std::optional(jobs) : std::nullopt;
}

Error bad_file(const char* why) {
  return make_error(ErrorCode::bad_jobs_file, why);
}

}  // namespace

/// What of an entry is of use; members that are absent are null.
struct JobsFile::Entry {
  bool has_name = false;
  Json id, name, state, enabled, no_agent, schedule, schedule_display, next_run_at;

  Json* find(std::string_view key) {
    if (key == "id") return &id;
    if (key == "name") return &name;
    if (key == "state") return &state;
    if (key == "enabled") return &enabled;
    if (key == "no_agent") return &no_agent;
    if (key == "schedule") return &schedule;
    if (key == "schedule_display") return &schedule_display;
    return key == "next_run_at" ? &next_run_at : nullptr;
  }
  std::string state_text() const {
    const std::string text = text_or_empty(state);
    if (!text.empty()) return text;
    return enabled.is_boolean() && !enabled.get<bool>() ? "disabled" : "scheduled";
  }
};

Json JobsFile::read_value(std::string_view text, int commas) {
  if (commas <= kMaxCommas) {
    Json value = Json::parse(text, nullptr, false);
    if (!value.is_discarded()) return value;
  }
  ++odd_;
  if (commas > kMaxCommas) return nullptr;
  // The rest of a text in which single bytes are damaged is of use.
  const std::string repaired = valid_utf8(text);
  Json value = Json::parse(std::string_view(repaired), nullptr, false);
  return value.is_discarded() ? Json(nullptr) : value;
}

std::string JobsFile::read_key(std::string_view quoted) {
  const std::string_view bare = quoted.substr(1, quoted.size() - 2);
  if (bare.find('\\') == std::string_view::npos) return valid_utf8(bare);
  return text_or_empty(read_value(quoted, 0));
}

JobsFile::Entry JobsFile::read_entry(std::string_view text) {
  Entry entry;
  JsonParts parts(text);
  while (const auto part = parts.next()) {
    const std::string key = read_key(part->key);
    Json* const known = entry.find(key);
    if (known) *known = read_value(part->value, part->commas);
    if (known == &entry.name) entry.has_name = true;
  }
  if (!parts.complete()) ++odd_;
  return entry;
}

void JobsFile::add(std::string_view text, std::string id) {
  const Entry entry = is_object(text) ? read_entry(text) : Entry{};
  if (id.empty()) id = id_of(entry.id);
  if (!is_object(text) || id.empty()) {
    ++skipped_;
    return;
  }
  Job job;
  job.id = std::move(id);
  job.raw =
      std::make_shared<RawJob>(RawJob{entry.has_name ? entry.name : Json(job.id), entry.schedule,
                                      entry.schedule_display, entry.next_run_at});
  job.name = text_or_empty(job.raw->name);
  if (job.name.empty()) job.name = job.id;
  job.no_agent = entry.no_agent.is_boolean() && entry.no_agent.get<bool>();
  job.state = entry.state_text();
  job.next_run = parse_iso_time(text_or_empty(job.raw->next_run_at));
  job.schedule = read_schedule(job.raw->schedule, job.bad_schedule);
  job.schedule_text = schedule_text(job);
  const std::string key = job.id;
  if (!jobs_.insert_or_assign(key, std::move(job)).second) ++duplicates_;
}

void JobsFile::note_caveats() {
  const auto bad = std::count_if(jobs_.begin(), jobs_.end(),
                                 [](const auto& each) { return each.second.bad_schedule; });
  if (skipped_ > 0) caveats_.push_back({CaveatCode::jobs_skipped, Count(skipped_), ""});
  if (odd_ > 0) caveats_.push_back({CaveatCode::jobs_damaged, Count(odd_), ""});
  if (duplicates_ > 0) caveats_.push_back({CaveatCode::duplicate_jobs, Count(duplicates_), ""});
  if (bad > 0) {
    caveats_.push_back({CaveatCode::bad_schedules, Count(static_cast<double>(bad)), ""});
  }
}

bool JobsFile::add_all(std::string_view jobs) {
  const bool by_id = is_object(jobs);
  JsonParts parts(jobs);
  while (const auto part = parts.next()) add(part->value, by_id ? read_key(part->key) : "");
  return parts.complete();
}

Result<JobsFile> JobsFile::parse(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
  constexpr const char* kNotJson = "jobs.json is not JSON.";
  constexpr const char* kNoJobs = "jobs.json holds neither a list of jobs nor a map of them.";
  if (text.size() > kMaxBytes)
    return bad_file("jobs.json has more than 64 MB; no list of jobs has.");
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) {
    text.remove_prefix(kByteOrderMark.size());
  }
  const auto is_nested = [](std::string_view part) {
    return !part.empty() && (part.front() == '{' || part.front() == '[');
  };
  const std::string_view root = trimmed(text);
  if (!is_nested(root)) return bad_file(kNoJobs);
  bool too_deep = false;
  const auto jobs = jobs_in(root, too_deep);
  if (too_deep) return bad_file("jobs.json is nested too deeply.");
  if (!jobs) return bad_file(kNotJson);
  if (!is_nested(*jobs) || (is_object(*jobs) && !is_map_of_jobs(*jobs))) return bad_file(kNoJobs);

  JobsFile file;
  if (!file.add_all(*jobs)) return bad_file(kNotJson);
  file.note_caveats();
  return file;
}

const Job* JobsFile::find(std::string_view id) const {
  const auto found = jobs_.find(id);
  return found == jobs_.end() ? nullptr : &found->second;
}

}  // namespace cronlens::facts
