// SPDX-License-Identifier: MIT
// Property: the data of a report answers as the file it was made of; and what is taken out of it is
// nowhere in its bytes.
#include "cronlens/report.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string_view>

#include "codec/json_writer.hpp"
#include "random_facts.hpp"

using namespace cronlens;
using namespace cronlens::test;

namespace {

template <class T>
std::string text(const Result<T>& result) {
  REQUIRE(result.ok());
  return json::dump(json::to_json(result.value()), 0);
}

Engine open_ok(Source source) {
  auto engine = Engine::open(std::move(source));
  REQUIRE(engine.ok());
  return std::move(engine.value());
}

Report report_ok(const Engine& engine, const ReportOptions& options) {
  auto report = make_report(engine, options);
  REQUIRE(report.ok());
  return std::move(report.value());
}

Engine reopened(const Report& report) {
  auto engine = open_report(report.data);
  REQUIRE(engine.ok());
  return std::move(engine.value());
}

ReportOptions options_for(Query query) {
  ReportOptions options;
  options.query = std::move(query);
  return options;
}

bool holds(const Report& report, std::string_view part) {
  const auto& data = report.data;
  return std::search(data.begin(), data.end(), part.begin(), part.end()) != data.end() ||
         report.summary.find(part) != std::string::npos;
}

void check_same(const Engine& one, const Engine& other, Random& random) {
  for (int i = 0; i < 6; ++i) {
    const Asked asked = ask(random);
    CAPTURE(asked.where);
    CHECK(text(one.dashboard(asked.query)) == text(other.dashboard(asked.query)));
    RunsRequest runs;
    runs.query = all_time(kNow);
    runs.job = "job" + std::to_string(random.below(6));
    CHECK(text(one.runs(runs)) == text(other.runs(runs)));
  }
}

const std::string kRows =
    "('cron_secret1_20260501', 'secret1', 1779990000.5, 'm/a', 0.5, 1),"
    "('s2', 'secret1', 1779990600, 'm/a', NULL, 0),"
    "('s3', 'plain2', 1779991200, 'm/b', 0.125, 1),"
    "('s4', 'early3', 1770000000, 'm/old', 77.5, 1)";

const std::string kJobs = R"({"jobs": [
  {"id": "secret1", "name": "Payroll <b>of Ann</b>", "prompt": "the prompt", "deliver": "chat:1",
   "schedule": {"kind": "interval", "minutes": 10, "display": "every ten of Ann"}},
  {"id": "plain2", "schedule": {"kind": "cron", "expr": "0 * * * *", "note": "a note"}},
  {"id": "never4", "name": "Never ran"}]})";

Engine example() {
  return open_ok({facts_with(kRows), {}, kJobs});
}

}  // namespace

TEST_CASE("a report answers every question as the file that it was made of") {
  Random random(11);
  for (int i = 0; i < 25; ++i) {
    Db db;
    fill(db, random);
    const Engine engine = open_ok(db.bytes());
    check_same(engine, reopened(report_ok(engine, options_for(all_time(kNow)))), random);
  }
}

TEST_CASE("numbers survive whatever their digits are") {
  const std::string numbers =
      "('a', 'j', 1779990000.123456, 'm', 1e-9, 1), ('b', 'j', 1779990000.1234567, 'm', 0.1, 1),"
      "('c', 'j', -5.5, 'm', 123456789.123456789, 0), ('d', 'j', 1e11, '', 3e-300, 1),"
      "('e', 'j', 0, NULL, -0.25, NULL)";
  const Engine engine = open_ok(facts_with(numbers));
  const Engine again = reopened(report_ok(engine, options_for(all_time())));
  RunsRequest runs;
  runs.query = all_time();
  runs.job = "j";
  CHECK(text(engine.runs(runs)) == text(again.runs(runs)));
}

TEST_CASE("a report has the runs of its window, their names, and nothing of the other jobs") {
  ReportOptions options = options_for(all_time());
  options.days = 30;
  const Report report = report_ok(example(), options);
  CHECK(report.runs == 3);
  CHECK(report.left_out == 1);
  for (const char* gone :
       {"early3", "m/old", "never4", "Never ran", "the prompt", "chat:1", "a note"}) {
    CHECK_FALSE(holds(report, gone));
  }
  const Engine again = reopened(report);
  CHECK(again.snapshot().job_names == std::vector<std::string>{"plain2", "Payroll <b>of Ann</b>"});
  CHECK(report.summary.find("Payroll &lt;b&gt;of Ann&lt;/b&gt;") != std::string::npos);
  CHECK(report.summary.find("at least $0.63") != std::string::npos);
  CHECK(report.summary.find("Left out: 1 run before the last 30 days") != std::string::npos);
}

TEST_CASE("what is redacted is nowhere in a report, and the rest still adds up") {
  ReportOptions options = options_for(all_time());
  options.query.text = "payroll";
  options.query.jobs = {"secret1"};
  options.redact = {.names = true, .ids = true, .costs = true};
  const Report report = report_ok(example(), options);
  for (const char* gone :
       {"secret1", "plain2", "early3", "Payroll", "Ann", "every ten", "s3", "cron_", "$0", "$7"}) {
    CHECK_MESSAGE(!holds(report, gone), gone);
  }
  const Engine again = reopened(report);
  const auto board = again.dashboard(all_time());
  REQUIRE(board.ok());
  CHECK(board.value().coverage.runs.value == 4);
  CHECK(board.value().coverage.cost_known.value == 0);
  CHECK(board.value().coverage.jobs_with_schedule.value == 2);
  CHECK(std::count(again.snapshot().job_names.begin(), again.snapshot().job_names.end(), "Job 1") ==
        1);
}

TEST_CASE("each redaction stands alone") {
  ReportOptions options = options_for(all_time());
  options.redact = {.names = true};
  const Report names = report_ok(example(), options);
  CHECK(holds(names, "secret1"));
  CHECK_FALSE(holds(names, "Ann"));
  options.redact = {.ids = true};
  const Report ids = report_ok(example(), options);
  CHECK_FALSE(holds(ids, "secret1"));
  CHECK(reopened(ids).snapshot().job_names[0] == "Payroll <b>of Ann</b>");
  options.redact = {.costs = true};
  const Report costs = report_ok(example(), options);
  CHECK(holds(costs, "secret1"));
  CHECK(costs.summary.find("unknown") != std::string::npos);
  CHECK(costs.summary.find('$') == std::string::npos);
}

TEST_CASE("a report of nothing says so") {
  const Report report = report_ok(open_ok(database(kCreateTable)), options_for(all_time()));
  CHECK(report.summary.find("There are no runs.") != std::string::npos);
  CHECK(reopened(report).snapshot().runs.value == 0);
}

TEST_CASE("days that are none are refused") {
  for (const double days : {0.0, -1.0, 1e9}) {
    ReportOptions options = options_for(all_time());
    options.days = days;
    const auto report = make_report(example(), options);
    REQUIRE_FALSE(report.ok());
    CHECK(report.error().code == ErrorCode::bad_query);
  }
}

TEST_CASE("a damaged report is refused or read, and never more than that") {
  const Report report = report_ok(example(), options_for(all_time()));
  for (std::size_t size = 0; size < report.data.size(); size += 3) {
    CHECK_FALSE(open_report({report.data.data(), size}).ok());
  }
  Random random(5);
  for (int i = 0; i < 3000; ++i) {
    auto data = report.data;
    for (int change = 0; change < 3; ++change) {
      const auto place = static_cast<std::size_t>(random.below(static_cast<int>(data.size())));
      data[place] = static_cast<std::uint8_t>(random.below(256));
    }
    const auto engine = open_report(data);
    if (engine) static_cast<void>(engine.value().dashboard(all_time()));
  }
}
