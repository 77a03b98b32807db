// SPDX-License-Identifier: MIT
#include "schedule/cron_expression.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "schedule/civil.hpp"

namespace cronlens {
namespace {

enum CronField : std::size_t { minute, hour, day_of_month, month, day_of_week, second, year };
constexpr std::size_t kFieldCount = 7;
constexpr std::size_t kFieldsWithoutSeconds = 5;

struct FieldRule {
  int low, high;
  std::string_view names;  // three letters each; the first one means `low`
};
constexpr std::array<FieldRule, kFieldCount> kRules = {{
    {0, 59, ""},
    {0, 23, ""},
    {1, 31, ""},
    {1, 12, "janfebmaraprmayjunjulaugsepoctnovdec"},
    {0, 6, "sunmontuewedthufrisat"},
    {0, 59, ""},
    {CronExpression::kFirstYear, CronExpression::kLastYear, ""},
}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kAliases = {{
    {"@hourly", "0 * * * *"},
    {"@daily", "0 0 * * *"},
    {"@midnight", "0 0 * * *"},
    {"@weekly", "0 0 * * 0"},
    {"@monthly", "0 0 1 * *"},
    {"@yearly", "0 0 1 1 *"},
    {"@annually", "0 0 1 1 *"},
}};

constexpr std::uint8_t kLastInMonth = 1;  // bit 0 of nth_days_of_week_

/// Values are kept relative to the lowest of their field.
using ValueSet = std::bitset<CronExpression::kLastYear - CronExpression::kFirstYear + 1>;

/// All that one field lists.
struct FieldContent {
  ValueSet values;
  bool star = false;  // also for '?'
  bool last_day = false;
  int nearest_weekday = 0;
  std::array<std::uint8_t, 7> nth_days{};  // as CronExpression keeps them
  bool has_nth_day = false;
};

using FieldContents = std::array<FieldContent, kFieldCount>;

std::optional<int> to_number(std::string_view digits) {
  constexpr std::size_t kLongestNumber = 4'300;  // Python reads no longer one
  constexpr int kBeyondEveryField = 1'000'000;
  if (digits.empty() || digits.size() > kLongestNumber) return std::nullopt;
  int number = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = std::min(number * 10 + (digit - '0'), kBeyondEveryField);
  }
  return number;
}

class FieldParser {
 public:
  FieldParser(CronField field, std::size_t field_count)
      : field_(field), rule_(kRules[field]), field_count_(field_count) {}

  std::optional<FieldContent> parse(std::string_view text) {
    if (text == "?" && (field_ == day_of_month || field_ == day_of_week)) text = "*";
    for (std::size_t start = 0; start <= text.size();) {
      const std::size_t comma = std::min(text.find(',', start), text.size());
      if (!add_item(text.substr(start, comma - start))) return std::nullopt;
      start = comma + 1;
    }
    const bool is_list = text.find(',') != std::string_view::npos;
    if (content_.nearest_weekday != 0 && is_list) return std::nullopt;
    if (mixes_plain_and_nth_days()) return std::nullopt;
    return content_;
  }

 private:
  bool add_item(std::string_view item) {
    if (item == "*") {
      content_.star = true;
      return true;
    }
    if (field_ == day_of_month && item == "l") {
      content_.last_day = true;
      return true;
    }
    if (field_ == day_of_month && item.find('w') != std::string_view::npos) {
      return add_nearest_weekday(item);
    }
    if (field_ == day_of_week) {
      if (item.find('#') != std::string_view::npos) return add_nth_days(item);
      if (!item.empty() && item.front() == 'l') return add_last_day_of_week(item.substr(1));
    }
    return add_values(item);
  }

  // 15w or w15
  bool add_nearest_weekday(std::string_view item) {
    if (item.front() == 'w') {
      item.remove_prefix(1);
    } else if (item.back() == 'w') {
      item.remove_suffix(1);
    }
    const auto day = to_number(item);
    if (!day || *day < rule_.low || *day > rule_.high) return false;
    content_.nearest_weekday = *day;
    return true;
  }

  // 1#2, mon#2 or mon-fri#2; a range of digits is refused
  bool add_nth_days(std::string_view item) {
    const std::size_t hash = item.find('#');
    const auto nth = to_number(item.substr(hash + 1));
    if (!nth || *nth < 1 || *nth > 5) return false;
    const std::string_view days = item.substr(0, hash);
    const std::size_t dash = days.find('-');
    std::optional<ValueSet> set;
    if (dash == std::string_view::npos) {
      set = single(to_value(days));
    } else {
      set = range(to_named(days.substr(0, dash)), to_named(days.substr(dash + 1)), 1);
    }
    return set && add_days(*set, static_cast<std::uint8_t>(1 << *nth));
  }

  // The 5 of l5, a Friday; a name is refused
  bool add_last_day_of_week(std::string_view digits) {
    const auto set = to_number(digits) ? single(to_value(digits)) : std::nullopt;
    return set && add_days(*set, kLastInMonth);
  }

  bool add_days(const ValueSet& set, std::uint8_t nth) {
    content_.values |= set;
    content_.has_nth_day = true;
    for (std::size_t day = 0; day < content_.nth_days.size(); ++day) {
      if (set[day]) content_.nth_days[day] |= nth;
    }
    return true;
  }

  // 5, 1-5, and both with a step; */2
  bool add_values(std::string_view item) {
    const std::size_t slash = item.find('/');
    const std::string_view base = item.substr(0, slash);
    const std::size_t dash = base.find('-');
    const bool has_step = slash != std::string_view::npos;
    const auto step = has_step ? to_number(item.substr(slash + 1)) : 1;
    std::optional<ValueSet> set;
    if (base == "*") {
      set = range(rule_.low, rule_.high, step);
    } else if (dash != std::string_view::npos) {
      set = range(to_value(base.substr(0, dash)), to_range_end(base.substr(dash + 1)), step);
    } else if (has_step) {
      set = range(to_value(base), rule_.high, step);
    } else {
      set = single(to_value(base));
    }
    if (set) content_.values |= *set;
    return set.has_value();
  }

  std::optional<ValueSet> single(std::optional<int> value) const {
    if (!value || *value < rule_.low || *value > rule_.high) return std::nullopt;
    return stride(*value, *value, 1);
  }

  std::optional<ValueSet> range(std::optional<int> from, std::optional<int> to,
                                std::optional<int> step) const {
    if (!from || !to || !step || *step == 0) return std::nullopt;
    if (*from > rule_.high || *to > rule_.high) return std::nullopt;
    // Equal ends mean the whole field. 59/15 is read as 59-59/15, so it does, too.
    if (*from == *to) return stride(rule_.low, rule_.high, *step);
    if (*from < rule_.low) return std::nullopt;
    if (*from < *to) return stride(*from, *to, *step);
    const int last = *from + (rule_.high - *from) / *step * *step;
    const int unused = rule_.high - last;
    // Past the field's end croniter goes on with the field's lowest value while the step is short,
    // and otherwise one value later than the stride would: minutes 50-10/7 are 50, 57, then 5.
    const int skipped = *step > unused + 1 ? *step - unused : 0;
    return stride(*from, rule_.high, *step) | stride(rule_.low + skipped, *to, *step);
  }

  ValueSet stride(int from, int to, int step) const {
    ValueSet set;
    for (int value = from; value <= to; value += step) {
      set.set(static_cast<std::size_t>(value - rule_.low));
    }
    return set;
  }

  std::optional<int> to_value(std::string_view text) const {
    const auto number = to_number(text);
    if (!number) return to_named(text);
    // croniter forgives these two only for one number of fields each.
    if (field_ == day_of_week && field_count_ == 5 && *number == 7) return 0;
    if (field_ == day_of_month && field_count_ == 6 && *number == 0) return 1;
    return number;
  }

  std::optional<int> to_range_end(std::string_view text) const {
    return field_ == day_of_month && text == "l" ? rule_.high : to_value(text);
  }

  std::optional<int> to_named(std::string_view name) const {
    if (name.size() != 3) return std::nullopt;
    for (std::size_t at = 0; at < rule_.names.size(); at += 3) {
      if (rule_.names.substr(at, 3) == name) return rule_.low + static_cast<int>(at / 3);
    }
    return std::nullopt;
  }

  // croniter refuses 1,5#2 but accepts 0-6,5#2, and obeys only the nth days of it.
  bool mixes_plain_and_nth_days() const {
    if (!content_.has_nth_day) return false;
    ValueSet plain = content_.values;
    for (std::size_t day = 0; day < content_.nth_days.size(); ++day) {
      if (content_.nth_days[day] != 0) plain.reset(day);
    }
    return plain.any() && content_.values.count() + (content_.star ? 1 : 0) != 7;
  }

  CronField field_;
  FieldRule rule_;
  std::size_t field_count_;
  FieldContent content_;
};

/// Stops after one field more than an expression may have.
std::vector<std::string_view> split_fields(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\n\v\f\r\x1c\x1d\x1e\x1f";
  std::vector<std::string_view> fields;
  std::size_t start = text.find_first_not_of(kBlanks);
  while (start < text.size() && fields.size() <= kFieldCount) {
    const std::size_t end = std::min(text.find_first_of(kBlanks, start), text.size());
    fields.push_back(text.substr(start, end - start));
    start = text.find_first_not_of(kBlanks, end);
  }
  return fields;
}

std::string to_lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

/// Bit n stands for value n of the field.
std::uint64_t to_mask(const FieldContent& content, CronField field) {
  std::uint64_t mask = 0;
  for (int value = kRules[field].low; value <= kRules[field].high; ++value) {
    const auto offset = static_cast<std::size_t>(value - kRules[field].low);
    if (content.star || content.values[offset]) mask |= std::uint64_t{1} << value;
  }
  return mask;
}

/// A day field that lists every value is open, like '*', but only next to a day field with a '*'.
bool is_open(const FieldContent& content, CronField field, std::string_view other_field) {
  const int listed = static_cast<int>(content.values.count()) + (content.last_day ? 1 : 0);
  const bool lists_all = listed == kRules[field].high - kRules[field].low + 1;
  return content.star || (lists_all && other_field.find('*') != std::string_view::npos);
}

/// The content of all seven fields; an expression without seconds or years fires at second 0 of
/// every year.
std::optional<FieldContents> read_fields(const std::vector<std::string_view>& texts) {
  FieldContents fields;
  fields[second].values.set(0);
  fields[year].star = true;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto content = FieldParser(static_cast<CronField>(i), texts.size()).parse(texts[i]);
    if (!content) return std::nullopt;
    fields[i] = *content;
  }
  return fields;
}

}  // namespace

std::optional<CronExpression> CronExpression::parse(std::string_view text) {
  const std::string lower = to_lower_ascii(text);
  const auto alias = std::find_if(kAliases.begin(), kAliases.end(),
                                  [&](const auto& entry) { return entry.first == lower; });
  const auto texts = split_fields(alias == kAliases.end() ? lower : alias->second);
  if (texts.size() < kFieldsWithoutSeconds || texts.size() > kFieldCount) return std::nullopt;

  const auto fields = read_fields(texts);
  if (!fields) return std::nullopt;

  const auto mask_of = [&](CronField field) { return to_mask((*fields)[field], field); };
  const auto short_mask_of = [&](CronField field) {
    return static_cast<std::uint32_t>(mask_of(field));
  };
  const FieldContent& month_days = (*fields)[day_of_month];
  const FieldContent& week_days = (*fields)[day_of_week];
  const FieldContent& years = (*fields)[year];

  CronExpression cron;
  cron.times_ = {mask_of(hour), mask_of(minute), mask_of(second)};
  cron.has_seconds_ = texts.size() > kFieldsWithoutSeconds;
  cron.days_of_month_ = short_mask_of(day_of_month);
  cron.last_day_of_month_ = month_days.last_day;
  cron.nearest_weekday_ = month_days.nearest_weekday;
  cron.any_day_of_month_ = is_open(month_days, day_of_month, texts[day_of_week]);
  cron.days_of_week_ = short_mask_of(day_of_week);
  cron.nth_days_of_week_ = week_days.nth_days;
  cron.has_nth_day_of_week_ = week_days.has_nth_day;
  cron.any_day_of_week_ = is_open(week_days, day_of_week, texts[day_of_month]);
  cron.months_ = short_mask_of(month);
  cron.years_ = years.values;
  // A list of all years counts as open: it goes on after the last of them.
  cron.any_year_ = years.star || years.values.all();
  return cron;
}

bool CronExpression::fires_in_year(std::int64_t in_year) const {
  if (any_year_) return true;
  return in_year >= kFirstYear && in_year <= kLastYear &&
         years_[static_cast<std::size_t>(in_year - kFirstYear)];
}

std::uint32_t CronExpression::days_by_month_field(std::int64_t in_year, int in_month) const {
  const auto day_bit = [](int day) { return std::uint32_t{1} << day; };
  if (nearest_weekday_ != 0) return day_bit(nearest_weekday(in_year, in_month, nearest_weekday_));
  return days_of_month_ | (last_day_of_month_ ? day_bit(days_in_month(in_year, in_month)) : 0);
}

std::uint32_t CronExpression::days_by_week_field(std::int64_t in_year, int in_month) const {
  const int first_on = weekday(days_from_civil({in_year, in_month, 1}));
  if (!has_nth_day_of_week_) {
    constexpr std::uint32_t kDay1AndEverySeventh =
        1u << 1 | 1u << 8 | 1u << 15 | 1u << 22 | 1u << 29;
    const std::uint32_t first_week = (days_of_week_ << 7 | days_of_week_) >> first_on & 0x7f;
    return first_week * kDay1AndEverySeventh;
  }
  const int length = days_in_month(in_year, in_month);
  std::uint32_t days = 0;
  for (int day = 1; day <= length; ++day) {
    const auto on = static_cast<std::size_t>((first_on + day - 1) % 7);
    const std::uint8_t nth = nth_days_of_week_[on];
    const bool is_last = day + 7 > length;
    if (bits::has(nth, (day + 6) / 7) || (is_last && (nth & kLastInMonth) != 0)) {
      days |= std::uint32_t{1} << day;
    }
  }
  return days;
}

std::uint32_t CronExpression::firing_days(DayFields obeyed, std::int64_t in_year,
                                          int in_month) const {
  if (!fires_in_year(in_year) || !bits::has(months_, in_month)) return 0;
  const bool by_month =
      nearest_weekday_ != 0 || (!any_day_of_month_ && obeyed != DayFields::day_of_week);
  const bool by_week =
      has_nth_day_of_week_ || (!any_day_of_week_ && obeyed != DayFields::day_of_month);
  std::uint64_t days =
      bits::all_before(days_in_month(in_year, in_month) + 1) - 1;  // there is no day 0
  if (by_month) days &= days_by_month_field(in_year, in_month);
  if (by_week) days &= days_by_week_field(in_year, in_month);
  return static_cast<std::uint32_t>(days);
}

}  // namespace cronlens
