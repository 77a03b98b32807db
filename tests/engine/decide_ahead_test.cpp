// SPDX-License-Identifier: MIT
// The decide view's forecast, limits and departures beside the library's own, and by hand.
#include <doctest/doctest.h>

#include <algorithm>

#include "cronlens/budget.hpp"
#include "cronlens/decide.hpp"
#include "cronlens/unexpected.hpp"
#include "random_facts.hpp"

using namespace cronlens;
using namespace cronlens::test;

namespace {

constexpr double kNoon = 1784548800;  // 2026-07-20T12:00:00Z: 11 daily firings at 06:00 remain

const std::string kJobs =
    R"({"jobs": [{"id": "j", "name": "Job", "schedule": {"kind": "cron", "expr": "0 6 * * *"}},)"
    R"({"id": "k", "name": "Kept", "schedule": {"kind": "cron", "expr": "0 7 * * *"}}]})";

/// Job j costs $2 and job k $1, each once a day for 30 days; k's newest cost is not known.
Engine two_jobs() {
  std::string rows;
  for (int i = 0; i < 30; ++i) {
    const std::string at = std::to_string(kNoon - 6 * 3'600 - i * 86'400.0);
    const std::string number = std::to_string(i);
    rows += (i ? ",('j" : "('j") + number + "','j'," + at + ",'m0',2,1)";
    rows += ",('k" + number + "','k'," + at + ",'m1'," + (i == 0 ? "NULL" : "1") + ",1)";
  }
  auto opened = Engine::open({facts_with(rows), {}, kJobs});
  REQUIRE(opened.ok());
  return std::move(opened.value());
}

Query noon() {
  Query query;
  query.now = Instant(kNoon);
  return query;
}

Scenario schedule(const std::string& job, const std::string& text) {
  return {{job}, {""}, {""}, {Fraction(-1)}, {text}};
}

ForecastAnswer ask(const Engine& engine, const ForecastRequest& request) {
  const auto answer = Decider(engine).forecast(request);
  REQUIRE(answer.ok());
  return answer.value();
}

}  // namespace

TEST_CASE("forecast view: its totals are the library's, for all jobs and for some") {
  const Engine engine = two_jobs();
  const auto made = forecast::make_forecast(engine, {kNoon, {}});
  REQUIRE(made.ok());
  const ForecastAnswer all = ask(engine, {noon()});
  REQUIRE(all.expected.value.has_value());
  CHECK(all.expected.value->value == made.value().total->p50);
  CHECK(all.low.value->value == made.value().total->p10);
  CHECK(all.high.value->value == made.value().total->p90);
  CHECK(all.jobs.ids == std::vector<std::string>{"j", "k"});
  CHECK(all.spent.value->value == 40 + 19);
  CHECK(all.spent.used.value == 39);
  CHECK(all.spent.left_out.value == 1);

  Query query = noon();
  query.models = {"m1"};
  const ForecastAnswer some = ask(engine, {query});
  CHECK(some.jobs.ids == std::vector<std::string>{"k"});
  CHECK(some.expected.value->value == made.value().jobs[1].total->p50);
}

TEST_CASE("forecast view: a scenario changes what is to come, and not what was spent") {
  const Engine engine = two_jobs();
  Query query = noon();
  query.jobs = {"j"};
  const ForecastAnswer plain = ask(engine, {query});
  CHECK_FALSE(plain.is_changed);
  const ForecastAnswer paused = ask(engine, {query, ForecastSpan::month, schedule("", "pause")});
  REQUIRE(paused.is_changed);
  CHECK(paused.changed_low.value == 40);
  CHECK(paused.changed_high.value == 40);
  CHECK(paused.expected.value->value == plain.expected.value->value);
  const ForecastAnswer half = ask(engine, {query, ForecastSpan::month, schedule("j", "x0.5")});
  const double middle = plain.expected.value->value;
  CHECK(half.changed_expected.value == doctest::Approx(40 + (middle - 40) / 2));
  CHECK(half.jobs.changed[0].value == doctest::Approx(half.changed_expected.value));
  CHECK(half.changed_path.back().value == half.changed_expected.value);
}

TEST_CASE("forecast view: a change that has no price leaves its job as it is, and is counted") {
  const Engine engine = two_jobs();
  const Scenario scenario{{"j"}, {"p"}, {"nobody-has-it"}, {Fraction(-1)}, {""}};
  const ForecastAnswer answer = ask(engine, {noon(), ForecastSpan::next_30_days, scenario});
  REQUIRE(answer.is_changed);
  CHECK(answer.changed_unknown.value == 1);
  CHECK(answer.changed_expected.value == answer.expected.value->value);
  const Scenario other{{"x"}, {""}, {""}, {Fraction(-1)}, {"pause"}};
  CHECK_FALSE(ask(engine, {noon(), ForecastSpan::month, other}).is_changed);
  CHECK_FALSE(
      Decider(engine).forecast({noon(), ForecastSpan::month, {{"j"}, {}, {}, {}, {}}}).ok());
}

TEST_CASE("forecast view: past months come one more at a time, and are then the library's") {
  std::string rows;
  for (int i = 0; i < 130; ++i) {
    const std::string at = std::to_string(kNoon - 6 * 3'600 - i * 86'400.0);
    rows += (i ? ",('j" : "('j") + std::to_string(i) + "','j'," + at + ",'m0',2,1)";
  }
  const auto engine = Engine::open({facts_with(rows), {}, kJobs});
  REQUIRE(engine.ok());
  const auto whole = forecast::back_test(engine.value(), kNoon, {});
  REQUIRE(whole.value().size() == 3);  // April to June; March began before the records
  const Decider decider(engine.value());
  for (int months = 1; months <= 4; ++months) {
    const auto some = decider.back_test({noon(), Count(months)});
    REQUIRE(some.ok());
    CHECK(some.value().months.size() == static_cast<std::size_t>(std::min(months, 3)));
    CHECK(some.value().months.back() == "2026-06");
    CHECK(some.value().is_whole == (months == 4));
    CHECK(some.value().held.used.value == std::min(months, 3));
  }
  CHECK(decider.back_test({noon(), Count(24)}).value().truth[0].value == whole.value()[0].truth);
  CHECK_FALSE(decider.back_test({noon(), Count(25)}).ok());
  CHECK_FALSE(decider.back_test({noon(), Count(0)}).ok());
}

TEST_CASE("budgets view: verdicts, outlook and replay are the library's") {
  const Engine engine = two_jobs();
  const std::string yaml =
      "budgets:\n  global: {monthly_usd: 70, daily_usd: 100}\n"
      "  per_cron_job:\n    overrides:\n      j: {monthly_usd: 40}\n      gone: {daily_usd: 1}\n";
  const Decider decider(engine);
  const auto made = decider.budgets({noon(), yaml});
  REQUIRE(made.ok());
  const BudgetAnswer& answer = made.value();
  const auto budgets = budget::parse_budgets(yaml);
  const auto verdicts = judge_all(engine, budgets.value(), kNoon, {});
  REQUIRE(answer.verdicts.scopes.size() == verdicts.value().size());
  // Those on all jobs first: $59 of $70, $2 of $100. Of the others the worst first: $40 of $40.
  const BudgetVerdicts& table = answer.verdicts;
  CHECK(table.windows[0] == "monthly");
  CHECK(table.levels[0] == "soft");
  CHECK(table.unknown[0].value == 1);
  CHECK(table.levels[1] == "ok");
  CHECK(table.ids[2] == "j");
  CHECK(table.names[2] == "Job");
  CHECK(table.levels[2] == "hard");
  CHECK(answer.reached.value->value == 1);
  CHECK(answer.near.value->value == 1);
  CHECK(answer.unknown_jobs == std::vector<std::string>{"gone"});
  REQUIRE(answer.outlooks.size() == 2);
  CHECK(answer.outlooks[0].scope == "cron_job");
  // $59 and $3 a day: above $70 on the fourth day from now, the 24th.
  CHECK(answer.outlooks[1].days_left->value == 5);
  CHECK_FALSE(answer.is_changed);
  // It reached $40 with the run of this morning, and was near at $32 four days before.
  const auto& crossings = answer.crossings;
  REQUIRE(crossings.at.size() >= 2);
  CHECK(std::is_sorted(crossings.at.rbegin(), crossings.at.rend(),
                       [](auto a, auto b) { return a.value < b.value; }));

  const auto changed = decider.budgets({noon(), yaml, schedule("", "pause")});
  REQUIRE(changed.ok());
  CHECK(changed.value().is_changed);
  CHECK(changed.value().outlooks[1].changed_chance->value == 0);
  CHECK(answer.outlooks[1].chance.value > 0.9);
}

TEST_CASE("budgets view: no text is no limits, and a text that is none is an error") {
  const Engine engine = two_jobs();
  const Decider decider(engine);
  const auto empty = decider.budgets({noon(), ""});
  REQUIRE(empty.ok());
  CHECK(empty.value().verdicts.scopes.empty());
  CHECK(empty.value().spent.value->value == 59);
  CHECK_FALSE(decider.budgets({noon(), "budgets: ["}).ok());
  CHECK_FALSE(decider.budgets({noon(), "- a\n"}).ok());
}

namespace {

BudgetLimits limits_of(const std::string& yaml) {
  const Engine engine = two_jobs();
  const auto answer = Decider(engine).budgets({noon(), yaml});
  REQUIRE(answer.ok());
  return answer.value().limits;
}

std::string edited(const EditBudgetsRequest& edit) {
  const auto made = Decider::edit_budgets(edit);
  REQUIRE(made.ok());
  return made.value().yaml;
}

}  // namespace

TEST_CASE("edit budgets: limits, groups and thresholds are set and taken out again") {
  EditBudgetsRequest edit;
  edit.scopes = {"global", "cron_job", "group"};
  edit.ids = {"", "j", "both: of them"};
  edit.windows = {"monthly", "per_run", "daily"};
  edit.usd = {Usd(50), Usd(0.5), Usd(3)};
  edit.groups = {"both: of them", "both: of them"};
  edit.group_jobs = {"j", "k"};
  edit.notice = Fraction(0.5);
  edit.soft = Fraction(0.9);
  std::string yaml = edited(edit);
  BudgetLimits limits = limits_of(yaml);
  CHECK(limits.ids == std::vector<std::string>{"", "j", "both: of them"});
  CHECK(limits.usd[1].value == 0.5);
  CHECK(limits.group_jobs == std::vector<std::string>{"j", "k"});
  CHECK(limits.notice->value == 0.5);
  CHECK(limits.soft.value == 0.9);

  EditBudgetsRequest out;
  out.yaml = yaml;
  out.scopes = {"global"}, out.ids = {""}, out.windows = {"monthly"}, out.usd = {Usd(-1)};
  out.groups = {"both: of them"}, out.group_jobs = {""};
  out.notice = Fraction(0);
  limits = limits_of(edited(out));
  CHECK(limits.ids == std::vector<std::string>{"j"});
  CHECK(limits.groups.empty());
  CHECK_FALSE(limits.notice.has_value());
}

TEST_CASE("edit budgets: what makes no limit is refused and says why") {
  const auto refused = [](auto change) {
    EditBudgetsRequest edit;
    edit.scopes = {"global"}, edit.ids = {""}, edit.windows = {"daily"}, edit.usd = {Usd(1)};
    change(edit);
    return !Decider::edit_budgets(edit).ok();
  };
  CHECK_FALSE(refused([](auto&) {}));
  CHECK(refused([](auto& edit) { edit.scopes = {"galaxy"}; }));
  CHECK(refused([](auto& edit) { edit.windows = {"yearly"}; }));
  CHECK(refused([](auto& edit) { edit.usd = {Usd::unknown()}; }));
  CHECK(refused([](auto& edit) { edit.usd = {Usd(1e13)}; }));
  CHECK(refused([](auto& edit) { edit.ids.clear(); }));
  CHECK(refused([](auto& edit) { edit.soft = Fraction(0); }));
  CHECK(refused([](auto& edit) { edit.hard = Fraction(11); }));
  CHECK(refused([](auto& edit) { edit.yaml = "budgets: ["; }));
}

TEST_CASE("unexpected view: departures are the library's, and their sums say what is left out") {
  Random random(31);
  for (int round = 0; round < 20; ++round) {
    Db db;
    fill(db, random);
    const auto opened = Engine::open(db.bytes());
    REQUIRE(opened.ok());
    Query query;
    query.now = Instant(kNow);
    query.window.kind = WindowKind::all_time;
    const auto found = unexpected::find_departures(opened.value(), -1e18, 1e18).departures;
    const auto answer = Decider(opened.value()).unexpected({query});
    REQUIRE(answer.ok());
    const Departures& table = answer.value().departures;
    REQUIRE(table.ids.size() == found.size());
    double extra = 0, without = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
      CHECK(table.ids[i] == found[i].job);
      CHECK(table.until[i].is_known() == found[i].until.has_value());
      extra += found[i].extra.value_or(0);
      without += found[i].extra ? 0 : 1;
    }
    CHECK(answer.value().extra.left_out.value == without);
    if (without < static_cast<double>(found.size())) {
      CHECK(answer.value().extra.value->value == doctest::Approx(extra));
    }
  }
}
