// SPDX-License-Identifier: MIT
#include "sample/firings.hpp"

#include <algorithm>
#include <string_view>

namespace cronlens::sample {
namespace {

using Bits = std::uint64_t;

struct CronFields {
  Bits minutes, hours, days, months, weekdays;
};

std::string_view cut(std::string_view& rest, char separator) {
  const std::size_t at = std::min(rest.find(separator), rest.size());
  const std::string_view head = rest.substr(0, at);
  rest.remove_prefix(std::min(at + 1, rest.size()));
  return head;
}

int number(std::string_view digits) {
  int value = 0;
  for (const char digit : digits) value = value * 10 + (digit - '0');
  return value;
}

Bits parse_item(std::string_view item, int low, int high) {
  const std::string_view range = cut(item, '/');
  const int step = item.empty() ? 1 : number(item);
  if (range != "*") {
    std::string_view last = range;
    low = number(cut(last, '-'));
    high = last.empty() ? low : number(last);
  }
  Bits bits = 0;
  for (int value = low; value <= high; value += step) bits |= Bits{1} << value;
  return bits;
}

Bits parse_field(std::string_view& rest, int low, int high) {
  std::string_view list = cut(rest, ' ');
  Bits bits = 0;
  while (!list.empty()) bits |= parse_item(cut(list, ','), low, high);
  return bits;
}

CronFields parse_cron(std::string_view text) {
  CronFields fields{};
  fields.minutes = parse_field(text, 0, 59);
  fields.hours = parse_field(text, 0, 23);
  fields.days = parse_field(text, 1, 31);
  fields.months = parse_field(text, 1, 12);
  fields.weekdays = parse_field(text, 0, 6);
  return fields;
}

bool has(Bits bits, int value) {
  return ((bits >> value) & 1) != 0;
}

void add_day(const CronFields& cron, Millis day, std::vector<Millis>& out) {
  const CivilDay date = civil_day(day);
  if (!has(cron.days, date.day) || !has(cron.months, date.month) ||
      !has(cron.weekdays, date.weekday)) {
    return;
  }
  for (int hour = 0; hour < 24; ++hour) {
    if (!has(cron.hours, hour)) continue;
    for (int minute = 0; minute < 60; ++minute) {
      if (has(cron.minutes, minute)) out.push_back(day + hour * kHour + minute * kMinute);
    }
  }
}

std::vector<Millis> cron_firings(const CronFields& cron, Millis from, Millis until) {
  std::vector<Millis> out;
  for (Millis day = midnight(from); day <= until; day += kDay) add_day(cron, day, out);
  out.erase(std::upper_bound(out.begin(), out.end(), until), out.end());
  out.erase(out.begin(), std::upper_bound(out.begin(), out.end(), from));
  return out;
}

std::vector<Millis> interval_firings(Millis step, Millis anchor, Millis from, Millis until) {
  std::vector<Millis> out;
  const Millis skipped = from < anchor ? 0 : (from - anchor) / step;
  for (Millis at = anchor + (skipped + 1) * step; at <= until; at += step) out.push_back(at);
  return out;
}

}  // namespace

std::vector<Millis> firings(const Schedule& schedule, Millis anchor, Millis from, Millis until) {
  switch (schedule.kind) {
    case ScheduleKind::cron:
      return cron_firings(parse_cron(schedule.cron), from, until);
    case ScheduleKind::interval:
      return interval_firings(schedule.minutes * kMinute, anchor, from, until);
    case ScheduleKind::once:
      break;
  }
  const bool inside = schedule.once_at > from && schedule.once_at <= until;
  return inside ? std::vector<Millis>{schedule.once_at} : std::vector<Millis>{};
}

std::optional<Millis> next_firing(const Schedule& schedule, Millis anchor, Millis now) {
  if (schedule.kind == ScheduleKind::interval) {
    const Millis step = schedule.minutes * kMinute;
    return anchor + ((now - anchor) / step + 1) * step;
  }
  for (const Millis reach : {2 * kDay, 40 * kDay, 1830 * kDay}) {
    const std::vector<Millis> due = firings(schedule, anchor, now, now + reach);
    if (!due.empty()) return due.front();
  }
  return std::nullopt;
}

}  // namespace cronlens::sample
