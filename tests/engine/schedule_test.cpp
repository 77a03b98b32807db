// SPDX-License-Identifier: MIT
#include "schedule/schedule.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "schedule/civil.hpp"
#include "schedule/cron_expression.hpp"
#include "schedule/firing_count.hpp"

using namespace cronlens;

namespace {

using Numbers = std::vector<int>;
using Texts = std::vector<std::string>;
using Times = std::vector<LocalTime>;

constexpr auto kBoth = CronExpression::DayFields::both;
constexpr LocalTime kBeginning{std::numeric_limits<std::int64_t>::min()};
constexpr LocalTime kEnd{std::numeric_limits<std::int64_t>::max()};

/// Reads 2026-05-28, 2026-05-28T20:26:40 and 2026-05-28T20:26:40.500000.
LocalTime at(const std::string& iso) {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, micros = 0;
  const int read = std::sscanf(iso.c_str(), "%d-%d-%dT%d:%d:%d.%6d", &year, &month, &day, &hour,
                               &minute, &second, &micros);
  REQUIRE_MESSAGE(read >= 3, iso);
  const std::int64_t days = days_from_civil({year, month, day});
  return {(days * 86'400 + hour * 3'600 + minute * 60 + second) * 1'000'000 + micros};
}

Times times(const Texts& texts) {
  Times result;
  std::transform(texts.begin(), texts.end(), std::back_inserter(result), at);
  return result;
}

Schedule cron(const std::string& expression) {
  return {Schedule::Kind::cron, expression, 0.0};
}

std::int64_t count(const std::string& expression, const std::string& from, const std::string& to) {
  return count_firings(cron(expression), at(from), at(to));
}

/// Those of the texts that can be read.
Texts accepted(const Texts& expressions) {
  Texts read;
  std::copy_if(expressions.begin(), expressions.end(), std::back_inserter(read),
               [](const auto& text) { return CronExpression::parse(text).has_value(); });
  return read;
}

CronExpression parsed(const std::string& expression) {
  const auto result = CronExpression::parse(expression);
  REQUIRE_MESSAGE(result.has_value(), expression);
  return *result;
}

Numbers members(std::uint64_t set) {
  Numbers numbers;
  for (int n = 0; n < 64; ++n) {
    if (bits::has(set, n)) numbers.push_back(n);
  }
  return numbers;
}

Numbers minutes(const std::string& field) {
  return members(parsed(field + " * * * *").times().minutes);
}
/// The days of a month that both day fields let through.
Numbers days(const std::string& month_days, const std::string& week_days, int year, int month) {
  return members(parsed("0 0 " + month_days + " * " + week_days).firing_days(kBoth, year, month));
}
/// In the first week of June 2026, which begins on Monday: 1 is Monday, 7 is Sunday.
Numbers weekdays(const std::string& field) {
  const std::uint64_t june = parsed("0 0 * * " + field).firing_days(kBoth, 2026, 6);
  return members(june & bits::all_before(8));
}
Numbers months(const std::string& field) {
  Numbers found;
  for (int month = 1; month <= 12; ++month) {
    if (parsed("0 0 1 " + field + " *").firing_days(kBoth, 2026, month) != 0)
      found.push_back(month);
  }
  return found;
}

/// The first firings, fewer when there are no more.
Times next(const std::string& expression, const std::string& after, std::size_t how_many) {
  Times found;
  const CronExpression schedule = parsed(expression);
  auto time = next_firing(schedule, at(after));
  for (; time && found.size() < how_many; time = next_firing(schedule, *time)) {
    found.push_back(*time);
  }
  return found;
}

}  // namespace

TEST_CASE("every count of the reference is met") {
  std::ifstream file(CRONLENS_TEST_DATA "/vectors/cronalytics/sync/expected_cron_counts.json");
  const auto vectors = nlohmann::json::parse(file);
  // Negative spans end now, positive ones begin now.
  const auto check = [](const Schedule& schedule, LocalTime now, const std::vector<double>& days,
                        const nlohmann::json& expected) {
    for (std::size_t i = 0; i < days.size(); ++i) {
      const LocalTime other{now.micros + std::llround(days[i] * 86'400e6)};
      CHECK(count_firings(schedule, std::min(now, other), std::max(now, other)) == expected.at(i));
    }
  };
  int groups = 0;
  for (const auto& group : vectors.items()) {
    const std::size_t now_at = group.key().find("now=");
    if (now_at == std::string::npos) continue;
    ++groups;
    const LocalTime now = at(group.key().substr(now_at + 4));
    for (const auto& job : group.value().items()) {
      CAPTURE(job.key());
      const auto& counts = job.value();
      check(cron(job.key()), now, {30, 90, 365}, counts.at("next_30_90_365"));
      check(cron(job.key()), now, {-7, -30, -12.3456789}, counts.at("past_7_30_12.3456789"));
    }
  }
  CHECK(groups == 4);
  const LocalTime now = at("2026-05-28T20:26:40");
  for (const auto& job : vectors.at("interval_minutes(next 30,90,365)").items()) {
    CAPTURE(job.key());
    const double minutes = job.key() == "None" ? 0.0 : std::stod(job.key());
    check({Schedule::Kind::interval, "", minutes}, now, {30, 90, 365}, job.value());
  }
  for (const auto& job : vectors.at("other_kinds").items()) {
    CAPTURE(job.key());
    const Schedule schedule{schedule_kind_from(job.key()), "* * * * *", 5.0};
    CHECK(count_firings(schedule, now, kEnd) == job.value());
  }
}

TEST_CASE("kinds are spelled exactly") {
  using Kind = Schedule::Kind;
  CHECK(schedule_kind_from("cron") == Kind::cron);
  CHECK(schedule_kind_from("interval") == Kind::interval);
  CHECK(schedule_kind_from("once") == Kind::once);
  for (const char* text : {"", "CRON", " cron"}) CHECK(schedule_kind_from(text) == Kind::other);
}

TEST_CASE("an expression has five, six or seven fields between any blanks") {
  CHECK(accepted({"", " \t ", "* * * *", "* * * * * * * *"}) == Texts{});
  CHECK(next("\t 30  9 * * *\n", "2026-05-28", 1) == times({"2026-05-28T09:30:00"}));
  CHECK(next("30 9 1 1 * 15 2030", "2026-05-28", 2) == times({"2030-01-01T09:30:15"}));
}

TEST_CASE("lists join single values, ranges and steps") {
  CHECK(minutes("5") == Numbers{5});
  CHECK(minutes("05,5,007") == Numbers{5, 7});
  CHECK(minutes("1-3,30-40/5,*/20,57/2") == Numbers{0, 1, 2, 3, 20, 30, 35, 40, 57, 59});
  CHECK(minutes("10/15") == Numbers{10, 25, 40, 55});
  CHECK(minutes("*/59") == Numbers{0, 59});
  CHECK(minutes("*/99999999999999999999") == Numbers{0});
  CHECK(minutes("*,5").size() == 60);
}

TEST_CASE("ranges in falling order wrap round the end of the field") {
  CHECK(minutes("58-2") == Numbers{0, 1, 2, 58, 59});
  CHECK(months("nov-feb") == Numbers{1, 2, 11, 12});
  CHECK(weekdays("5-1") == Numbers{1, 5, 6, 7});
  CHECK(minutes("58-4/2") == Numbers{0, 2, 4, 58});
  CHECK(minutes("50-10/7") == Numbers{5, 50, 57});
  CHECK(minutes("56-5/9") == Numbers{56});
}

TEST_CASE("equal ends mean the whole field, also when the end is implied") {
  CHECK(months("5-5").size() == 12);
  CHECK(minutes("5-5/20") == Numbers{0, 20, 40});
  CHECK(minutes("59/15") == Numbers{0, 15, 30, 45});
  CHECK(days("31/10", "*", 2026, 5) == Numbers{1, 11, 21, 31});
}

TEST_CASE("names stand for months and days of the week in any case") {
  CHECK(months("JAN,Jun-aug,oct/2") == Numbers{1, 6, 7, 8, 10, 12});
  CHECK(weekdays("Mon-WED,sat") == Numbers{1, 2, 3, 6});
  CHECK(weekdays("mon/2") == Numbers{1, 3, 5});
  CHECK(accepted({"0 0 * mon *", "0 0 * * jan", "jan * * * *", "0 0 * january *"}) == Texts{});
}

TEST_CASE("Sunday is 0 and, in five fields, 7") {
  CHECK(weekdays("0,7") == Numbers{7});
  CHECK(weekdays("6-7") == Numbers{6, 7});
  CHECK(weekdays("0-7").size() == 7);
  CHECK(accepted({"0 0 * * 7 0", "0 0 * * 7 0 2026"}) == Texts{});
}

TEST_CASE("day 0 is day 1 in six fields alone") {
  CHECK(next("0 0 0 * * 0", "2026-05-28", 1) == times({"2026-06-01"}));
  CHECK(accepted({"0 0 0 * *", "0 0 0 * * 0 2026"}) == Texts{});
}

TEST_CASE("what is out of range or malformed is refused") {
  CHECK(accepted(
            {"60 * * * *",  "* 24 * * *",   "* * 0 * *",        "* * 32 * *",    "* * * 0 *",
             "* * * 13 *",  "* * * * 8",    "* * * * * 60",     "-1 * * * *",    "* * * * * 0 1969",
             "*/0 * * * *", "5-60 * * * *", "* * * * * 0 2100", "1-2-3 * * * *", "1-5/2/3 * * * *",
             "1, * * * *",  ",1 * * * *",   "1,,2 * * * *",     "/5 * * * *",    "*/ * * * *",
             "*-5 * * * *", "** * * * *",   "+5 * * * *",       "0x1 * * * *",   "* * 0-5 * *"}) ==
        Texts{});
}

TEST_CASE("a question mark stands alone in a day field") {
  CHECK(accepted({"0 0 ? * *", "0 0 * * ?", "0 0 ? * ?"}).size() == 3);
  CHECK(accepted({"? * * * *", "0 ? * * *", "0 0 * ? *", "0 0 * * * ?", "0 0 ?,1 * *",
                  "0 0 ?/2 * *"}) == Texts{});
}

TEST_CASE("L is the last day of the month") {
  CHECK(days("L", "*", 2026, 2) == Numbers{28});
  CHECK(days("l", "*", 2028, 2) == Numbers{29});
  CHECK(days("10,L", "*", 2026, 4) == Numbers{10, 30});
  CHECK(days("28-L", "*", 2026, 4) == Numbers{28, 29, 30});
  CHECK(accepted({"0 0 L-5 * *", "0 0 L/2 * *", "0 0 LW * *", "0 0 * L *", "L 0 * * *"}) ==
        Texts{});
}

TEST_CASE("15W is the nearest weekday in the same month") {
  CHECK(days("15W", "*", 2026, 8) == Numbers{14});   // the 15th is a Saturday
  CHECK(days("W15", "*", 2026, 11) == Numbers{16});  // a Sunday
  CHECK(days("15w", "*", 2026, 7) == Numbers{15});
  CHECK(days("1W", "*", 2026, 8) == Numbers{3});
  CHECK(days("31W", "*", 2026, 5) == Numbers{29});
  CHECK(days("31W", "*", 2026, 2) == Numbers{27});
  CHECK(accepted({"0 0 0W * *", "0 0 32W * *", "0 0 15W,20 * *", "0 0 1-5W * *", "0 0 W * *",
                  "0 0 w1w * *", "0 0 * * 1W"}) == Texts{});
}

TEST_CASE("1#2 and L5 are the nth and the last weekday of the month") {
  CHECK(days("*", "1#2", 2026, 6) == Numbers{8});
  CHECK(days("*", "MON#1,fri#5", 2026, 5) == Numbers{4, 29});
  CHECK(days("*", "fri#5", 2026, 6).empty());
  CHECK(days("*", "mon-wed#1", 2026, 6) == Numbers{1, 2, 3});
  CHECK(days("*", "L5,7#1", 2026, 6) == Numbers{7, 26});
  CHECK(days("*", "0-6,1#2", 2026, 6) == Numbers{8});
  CHECK(accepted({"0 0 * * 1#0", "0 0 * * 1#6", "0 0 * * 8#1", "0 0 * * 1-3#1", "0 0 * * 1,5#2",
                  "0 0 * * #1", "0 0 * * 1#", "0 0 * * L", "0 0 * * 5L", "0 0 * * Lfri",
                  "0 0 * * L8", "0 0 1#2 * *"}) == Texts{});
}

TEST_CASE("aliases are whole expressions in any case") {
  CHECK(next("@DAILY", "2026-05-28", 1) == times({"2026-05-29"}));
  CHECK(next("@Weekly", "2026-05-28", 1) == times({"2026-05-31"}));
  CHECK(accepted({"@reboot", "@daily 5", "@", "@every 5m", "daily", " @daily"}) == Texts{});
}

TEST_CASE("two restricted day fields are joined by OR") {
  CHECK(next("0 0 13 * 5", "2026-05-28", 4) ==
        times({"2026-05-29", "2026-06-05", "2026-06-12", "2026-06-13"}));
  CHECK(count("0 0 */2 * 1", "2026-05-31", "2026-06-30T12:00:00") == 17);
}

TEST_CASE("a day field that lists every day is open only next to one with a star") {
  CHECK(count("0 0 1-31 * */6", "2026-05-31", "2026-06-30") == 8);
  CHECK(count("0 0 1 * 0-6", "2026-05-31", "2026-06-30") == 30);
  CHECK(count("0 0 */10 * 0-6", "2026-05-31", "2026-06-30") == 3);
}

TEST_CASE("nth and nearest weekdays are not joined by OR") {
  CHECK(next("0 0 8-9 * 0#2", "2026-05-28", 2) == times({"2026-06-14", "2026-07-12"}));
  CHECK(next("0 0 15W * 5", "2026-05-28", 2) == times({"2026-06-15", "2026-07-15"}));
}

TEST_CASE("one day field that never fires stops the other one, too") {
  CHECK(count("0 0 30 2 1", "2026-05-28", "2027-05-28") == 0);
  CHECK(count("0 0 15W * 0", "2026-05-28", "2027-05-28") == 0);
}

TEST_CASE("a stretch excludes its start and includes its end") {
  CHECK(count("0 9 * * *", "2026-05-28T09:00:00", "2026-05-29T09:00:00") == 1);
  CHECK(count("0 9 * * *", "2026-05-28T08:59:59.999999", "2026-05-28T09:00:00") == 1);
  CHECK(count("0 9 * * *", "2026-05-28T09:00:00", "2026-05-29T08:59:59.999999") == 0);
  CHECK(count("0 9 * * *", "2026-05-29", "2026-05-28") == 0);
  CHECK(count("*/10 8-9 * * *", "2026-05-28T08:15:00", "2026-05-28T09:20:00") == 7);
  CHECK(count("* * * * * */20", "1969-12-31T23:59:00", "1970-01-01T00:00:30") == 4);
}

TEST_CASE("every local day has 24 hours, whatever the clocks do") {
  CHECK(count("0 * * * *", "2026-03-08", "2026-03-09") == 24);
  CHECK(count("30 2 * * *", "2026-03-08", "2026-03-09") == 1);
}

TEST_CASE("months and leap years have their lengths") {
  CHECK(count("0 0 31 * *", "2026-01-01", "2027-01-01") == 7);
  CHECK(next("0 0 29 2 *", "2026-05-28", 2) == times({"2028-02-29", "2032-02-29"}));
  CHECK(next("0 0 29 2 *", "2096-03-01", 1) == times({"2104-02-29"}));
  CHECK(next("0 0 29 2 *", "1999-03-01", 1) == times({"2000-02-29"}));
  CHECK(next("0 0 29-31 * *", "2027-01-31", 1) == times({"2027-03-29"}));
}

TEST_CASE("the next firing is found within 50 calendar years, or not at all") {
  CHECK(next("0 9 * * *", "2026-05-28T09:00:00", 1) == times({"2026-05-29T09:00:00"}));
  CHECK(next("59 23 31 12 *", "2026-12-31T23:58:59.999999", 1) == times({"2026-12-31T23:59:00"}));
  CHECK(next("0 0 30 2 *", "2026-05-28", 1).empty());
  CHECK(next("0 0 1 1 * 0 2076", "2026-05-28", 1) == times({"2076-01-01"}));
  CHECK(next("0 0 1 1 * 0 2077", "2026-12-31T23:59:58", 1).empty());
  CHECK(next("0 0 1 1 * 0 2077", "2026-12-31T23:59:59", 1) == times({"2077-01-01"}));
  CHECK(next("0 0 1 1 *", "9999-06-01", 1).empty());
}

TEST_CASE("a stretch past the last year of a list counts nothing") {
  CHECK(count("0 9 * * * 0 2026", "2026-05-28", "2026-12-31T08:59:59") == 217);
  CHECK(count("0 9 * * * 0 2026", "2026-05-28", "2026-12-31T09:00:00") == 0);
  CHECK(count("0 0 1 1 * 0 2027,2090", "2026-05-28", "2027-05-28") == 0);
  CHECK(count("0 0 1 1 * 0 2000-2099", "2090-05-28", "2099-05-28") == 0);
  CHECK(count("0 0 1 1 * 0 1970-2099", "2090-05-28", "2110-05-28") == 20);
}

TEST_CASE("cron counts stop at 100,000") {
  CHECK(count("* * * * *", "2026-01-01", "2026-03-11T10:39:00") == 99'999);
  CHECK(count("* * * * *", "2026-01-01", "2026-03-11T10:40:00") == 100'000);
  CHECK(count("* * * * * *", "2026-01-01", "2026-01-02") == 86'400);
  CHECK(count("* * * * * * 2026", "2026-01-01", "2090-01-01") == 100'000);
}

TEST_CASE("counting equals walking from firing to firing") {
  for (const char* expression :
       {"*/17 3-22/5 * * *", "7 7 13,29-31 * fri", "0 12 L 2,3,11 L1", "30 6,18 W31 */5 *",
        "5 4 * * 0#1,L6", "*/20 1 28-3 dec-jan 6-1 59/30", "0 0 29 2 2", "1 2 3 4 * 5 2027-2040"}) {
    CAPTURE(expression);
    const CronExpression schedule = parsed(expression);
    const LocalTime from = at("2026-05-28T20:26:40"), to = at("2039-06-01T03:00:00");
    std::int64_t walked = 0;
    auto time = next_firing(schedule, from);
    for (; time && *time <= to; time = next_firing(schedule, *time)) ++walked;
    CHECK(count_cron_firings(schedule, from, to) == (time ? walked : 0));
  }
}

TEST_CASE("stretches of any length are counted at once") {
  CHECK(count_firings(cron("* * * * *"), kBeginning, kEnd) == 100'000);
  CHECK(count_firings(cron("0 0 1 * 1"), kBeginning, kEnd) == 100'000);
  CHECK(count_firings(cron("0 0 29 2 *"), kBeginning, kEnd) == 0);
  CHECK(count_firings(cron("0 0 1 1 *"), kBeginning, at("2000-01-01")) == 2'000);
  CHECK(count_firings(cron("0 0 * * *"), kEnd, kBeginning) == 0);
  CHECK(count_firings(Schedule{}, kBeginning, kEnd) == 0);
}

TEST_CASE("hostile texts are refused or read, never trusted") {
  const std::string rest = " * * * *";
  std::string fields, zeros = "0";
  for (int i = 0; i < 500'000; ++i) {
    fields += "* ";
    zeros += ",0";
  }
  CHECK(minutes(zeros) == Numbers{0});
  const auto million = [](char c) { return std::string(1'000'000, c); };
  CHECK(
      accepted({fields, million(','), million(',') + rest, million('*') + rest, million('9') + rest,
                "*/" + million('9') + rest, million(' '), million('-') + rest,
                "18446744073709551616-5" + rest, std::string("0\0 * * * *", 10),
                "\xd9\xa3 * * * *",     // an Arabic digit three
                "0\xc2\xa0 0 * * * *",  // a no-break space
                "0 0 * * \xff\xfe"}) == Texts{});
}

TEST_CASE("intervals are counted whole, in what a double says exactly") {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
  constexpr double kDay = 86'400.0;
  CHECK(count_interval_firings(7, 30 * kDay) == 6'171);
  CHECK(count_interval_firings(1, 59.999) == 0);
  for (const double bad : {0.0, -0.0, -5.0, kNan, -kInfinity}) {
    CHECK(count_interval_firings(bad, kDay) == 0);
    CHECK(count_interval_firings(5, bad) == 0);
  }
  CHECK(count_interval_firings(kInfinity, kInfinity) == 0);
  CHECK(count_interval_firings(5, kInfinity) == std::int64_t{1} << 53);
  CHECK(count_interval_firings(5e-324, kDay) == std::int64_t{1} << 53);
  CHECK(count_firings({Schedule::Kind::interval, "", 1.0}, kBeginning, kEnd) == 307'445'734'561);
}

TEST_CASE("days and dates are each other's inverse") {
  CHECK(days_from_civil({2000, 3, 1}) == 11'017);
  CHECK(days_from_civil({1969, 12, 31}) == -1);
  CHECK(civil_from_days(-719'162) == CivilDate{1, 1, 1});
  CHECK(weekday(days_from_civil({2026, 5, 28})) == 4);
  CHECK(weekday(days_from_civil({1600, 2, 29})) == 2);
  for (std::int64_t day = -150'000; day < 150'000; ++day) {  // 1559 to 2380
    const CivilDate date = civil_from_days(day);
    if (days_from_civil(date) != day || date.day > days_in_month(date.year, date.month)) FAIL(day);
  }
}
