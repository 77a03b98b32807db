// SPDX-License-Identifier: MIT
#include "cronlens/budget.hpp"

#include <doctest/doctest.h>

#include "facts_builder.hpp"

using namespace cronlens;
using namespace cronlens::budget;
using namespace cronlens::test;

namespace {

constexpr double kNow = 1784561400;       // 2026-07-20T15:30:00Z
constexpr double kMidnight = 1784505600;  // of that day
constexpr double kDay = 86'400;

Budgets budgets(const std::string& yaml) {
  auto parsed = parse_budgets(yaml);
  REQUIRE_MESSAGE(parsed.ok(), parsed.error().detail);
  return parsed.value();
}

std::string row(const std::string& id, const std::string& job, double at, const std::string& cost) {
  return "('" + id + "','" + job + "'," + std::to_string(at) + ",'m'," + cost + ",1)";
}

Engine engine(const std::string& rows) {
  auto opened = open(facts_with(rows));
  REQUIRE(opened.ok());
  return std::move(opened.value());
}

std::string line(const Verdict& v) {
  char text[160];
  std::snprintf(text, sizeof text, "%s %s %s %s %.4f/%.2f %s %d", name_of(v.scope).data(),
                v.id.c_str(), name_of(v.window).data(), name_of(v.level).data(), v.spent, v.limit,
                v.period.c_str(), static_cast<int>(v.unknown));
  return text;
}

}  // namespace

TEST_CASE("budgets: a day, a month, seven days and a run have their own sums") {
  const Engine data = engine(
      row("a", "j", kMidnight + 60, "0.4") + "," + row("b", "j", kMidnight + 120, "0.5") + "," +
      row("c", "j", kMidnight - 60, "3") + "," + row("d", "j", kMidnight - 8 * kDay, "7") + "," +
      row("e", "j", kMidnight - 25 * kDay, "100") + "," + row("f", "k", kMidnight + 180, "NULL"));
  const Budgets limits = budgets(
      "budgets:\n  global: {daily_usd: 1, monthly_usd: 20, rolling_7_days_usd: 3.9, per_run_usd: "
      "0.6}\n"
      "  per_cron_job: {overrides: {k: {daily_usd: 1}, gone: {daily_usd: 1}}}\n"
      "  per_group: {default: {daily_usd: 0.95}}\ngroups: {g: [j, k, j]}\n");
  const auto judged = judge_all(data, limits, kNow, {});
  REQUIRE(judged.ok());
  std::vector<std::string> lines;
  for (const Verdict& each : judged.value()) lines.push_back(line(each));
  const std::vector<std::string> wanted{"global  daily soft 0.9000/1.00 2026-07-20 1",
                                        "global  monthly ok 10.9000/20.00 2026-07 1",
                                        "global  rolling_7_days hard 3.9000/3.90 2026-07-20 1",
                                        "global  per_run soft 0.5000/0.60 2026-07-20 1",
                                        "cron_job gone daily ok 0.0000/1.00 2026-07-20 0",
                                        "cron_job k daily ok 0.0000/1.00 2026-07-20 1",
                                        "group g daily soft 0.9000/0.95 2026-07-20 1"};
  CHECK(lines == wanted);
  CHECK(unknown_jobs(data, limits) == std::vector<std::string>{"gone"});
}

TEST_CASE("budgets: days and months are local, also where a clock jumps") {
  // New York, 2026-03-08: the day has 23 hours and begins at 05:00Z.
  const TimeZone new_york{{Instant(0), Instant(1772953200)}, {Seconds(-18000), Seconds(-14400)}};
  const double begins = 1772946000;
  const Engine data = engine(row("a", "j", begins - 1, "1") + "," + row("b", "j", begins, "2") +
                             "," + row("c", "j", begins + 22 * 3600, "4"));
  const Budgets limits = budgets("budgets: {global: {daily_usd: 10}}");
  const auto judged = judge_all(data, limits, begins + 22.5 * 3600, new_york);
  REQUIRE(judged.ok());
  CHECK(line(judged.value()[0]) == "global  daily ok 6.0000/10.00 2026-03-08 0");
}

TEST_CASE("budgets: limits of 0, below 0 and of texts are no limits, and are noted") {
  const Budgets limits = budgets(
      "budgets:\n  global: {daily_usd: 0, monthly_usd: -5}\n"
      "  per_cron_job: {default: {daily_usd: abc}, overrides: {7: {daily_usd: 1}, e: {}}}\n");
  CHECK(limits.notes.size() == 4);
  const Engine data = engine(row("a", "j", kNow - 1, "5"));
  CHECK(judge_all(data, limits, kNow, {}).value().empty());
  CHECK_FALSE(worst({}).has_value());
  CHECK_FALSE(parse_budgets("budgets: [unclosed").ok());
  CHECK_FALSE(parse_budgets("- a").ok());
  CHECK(parse_budgets("").ok());
}

TEST_CASE("budgets: replay names the run that reached each level first, once per period") {
  const Engine data =
      engine(row("a", "j", kMidnight - 2 * kDay, "0.9") + "," +
             row("b", "j", kMidnight - 2 * kDay + 60, "0.2") + "," +
             row("c", "j", kMidnight - 2 * kDay + 120, "5") + "," +
             row("d", "j", kMidnight - kDay, "0.1") + "," + row("e", "j", kMidnight, "1"));
  const Budgets limits = budgets("budgets: {global: {daily_usd: 1, monthly_usd: 7}}");
  const auto crossings = replay(data, limits, kMidnight - 3 * kDay, kNow, {});
  REQUIRE(crossings.ok());
  std::vector<std::string> lines;
  for (const Crossing& each : crossings.value()) {
    lines.push_back(std::string(name_of(each.window)) + " " + std::string(name_of(each.level)) +
                    " " + each.period + " " +
                    std::to_string(static_cast<int>(each.at - kMidnight)));
  }
  const std::vector<std::string> wanted{
      "daily soft 2026-07-18 -172800", "daily hard 2026-07-18 -172740",
      "monthly soft 2026-07 -172680", "daily hard 2026-07-20 0", "monthly hard 2026-07 0"};
  CHECK(lines == wanted);
  // Asked for a later stretch, what was reached before it is not told again.
  CHECK(replay(data, limits, kMidnight - kDay, kNow, {}).value().size() == 2);
}

TEST_CASE("budgets: ids of every kind survive being written and read") {
  Budgets limits;
  for (const char* id : {"plain", "telegram:123456", "123", "yes", "a: b", "#x", "it's", "\"q\"",
                         " a ", "naïve", "- x", "a\nb", "null", "1e3", "~", "a:"}) {
    limits.set(Scope::job, id, budget::Window::daily, 0.1);
  }
  limits.groups.push_back({"my group", {"plain", "123"}});
  limits.set(Scope::group, "my group", budget::Window::per_run, 1e-7);
  const auto read = parse_budgets(to_yaml(limits));
  REQUIRE_MESSAGE(read.ok(), read.error().detail);
  CHECK(read.value().scopes == limits.scopes);
  CHECK(read.value().groups == limits.groups);
}

TEST_CASE("budget: a notice is an earlier word, and only where it is asked for") {
  Budgets plain = budgets("budgets: {global: {daily_usd: 10}}");
  CHECK(judge(plain, Scope::global, "", budget::Window::daily, 10, {5, false, 0}, "").level ==
        Level::ok);
  Budgets early = budgets("budgets: {global: {daily_usd: 10}}\nthresholds: {notice_pct: 0.5}");
  const auto level = [&](double usd) {
    return judge(early, Scope::global, "", budget::Window::daily, 10, {usd, false, 0}, "").level;
  };
  CHECK(level(4.99) == Level::ok);
  CHECK(level(5) == Level::notice);
  CHECK(level(8) == Level::soft);
  CHECK(level(10) == Level::hard);
  CHECK(budgets(to_yaml(early)).notice == 0.5);
  CHECK_FALSE(budgets(to_yaml(plain)).notice.has_value());
}

TEST_CASE("budget: the day the month's limit is crossed, by steady costs that can be counted") {
  // $2 at 06:00 on each of the 20 days up to now: $40 spent, 11 firings remain.
  std::string rows;
  for (int i = 0; i < 30; ++i) {
    const double at = kNow - 9.5 * 3'600 - (29 - i) * kDay;
    rows += (i ? "," : "") + row("s" + std::to_string(i), "j", at, "2");
  }
  auto opened =
      Engine::open({facts_with(rows), {}, R"({"jobs": [{"id": "j", "schedule": {"kind": "cron",
        "expr": "0 6 * * *"}}]})"});
  REQUIRE(opened.ok());
  const Engine& file = opened.value();
  const auto made = forecast::make_forecast(file, {kNow, {}, forecast::Horizon::month_end});
  REQUIRE(made.ok());
  const auto ahead = [&](const std::string& usd) {
    return look_ahead(file, budgets("budgets: {global: {monthly_usd: " + usd + "}}"), made.value());
  };
  REQUIRE(ahead("49").size() == 1);
  const Outlook outlook = ahead("49")[0];
  CHECK(outlook.path.spent == 40);
  CHECK(outlook.path.by_day.size() == 12);
  CHECK(outlook.path.by_day[0].p50 == doctest::Approx(40));  // today's run is done
  CHECK(outlook.path.by_day[1].p50 == doctest::Approx(42));
  // 50 is reached with the fifth run: by the end of the 25th.
  CHECK(*outlook.crosses == kMidnight + 6 * kDay);
  CHECK(outlook.chance == 1);
  CHECK_FALSE(ahead("63")[0].crosses.has_value());
  CHECK(ahead("63")[0].chance == 0);
  // Already above: crossed by the end of today.
  CHECK(*ahead("30")[0].crosses == kMidnight + kDay);
  CHECK(ahead("0").empty());
  CHECK(ahead("-5").empty());
}
