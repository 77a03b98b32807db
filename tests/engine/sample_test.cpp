// SPDX-License-Identifier: MIT
#include "sample/sample.hpp"

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>

namespace {

using cronlens::sample::make_sample;
using cronlens::sample::SampleFiles;
using Json = nlohmann::json;

constexpr double kNow = 1780000000;

/// The facts.db of a sample, opened by SQLite. Requires: `files` outlives it.
class Facts {
 public:
  explicit Facts(SampleFiles& files) {
    REQUIRE(sqlite3_open(":memory:", &db_) == SQLITE_OK);
    const auto size = static_cast<sqlite3_int64>(files.facts_db.size());
    REQUIRE(sqlite3_deserialize(db_, "main", files.facts_db.data(), size, size,
                                SQLITE_DESERIALIZE_READONLY) == SQLITE_OK);
  }
  Facts(const Facts&) = delete;
  Facts& operator=(const Facts&) = delete;
  ~Facts() { sqlite3_close(db_); }

  std::string text(const std::string& sql) const {
    sqlite3_stmt* statement = nullptr;
    REQUIRE(sqlite3_prepare_v2(db_, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK);
    REQUIRE(sqlite3_step(statement) == SQLITE_ROW);
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
    std::string out = bytes == nullptr ? "" : bytes;
    sqlite3_finalize(statement);
    return out;
  }
  double number(const std::string& sql) const {
    const std::string out = text(sql);
    return out.empty() ? 0 : std::stod(out);
  }
  double count(const std::string& condition) const {
    return number("SELECT count(*) FROM cron_runs WHERE " + condition);
  }

 private:
  sqlite3* db_ = nullptr;
};

SampleFiles& sample() {
  static SampleFiles files = make_sample({.now = kNow});
  return files;
}

Json listed_jobs() {
  return Json::parse(sample().jobs_json)["jobs"];
}

Json job_named(const std::string& name) {
  const Json file = Json::parse(sample().jobs_json);
  for (const Json& job : file["jobs"]) {
    if (job["name"] == name) return job;
  }
  FAIL("no job is called ", name);
  return {};
}

std::string of_job(const std::string& name) {
  return "job_id = '" + job_named(name)["id"].get<std::string>() + "'";
}

/// SQL: runs between `from` and `to` days before now.
std::string days_ago(double from, double to) {
  return " AND run_time >= " + std::to_string(kNow - from * 86400) + " AND run_time < " +
         std::to_string(kNow - to * 86400);
}

}  // namespace

TEST_CASE("the sample is a sound database in the form Cronalytics writes") {
  const Facts facts(sample());
  CHECK(facts.text("PRAGMA integrity_check") == "ok");
  CHECK(facts.number("PRAGMA user_version") == 0);
  CHECK(facts.number("PRAGMA page_size") == 4096);
  CHECK(sample().facts_db[18] == 1);  // 2 would be WAL
  CHECK(facts.number("SELECT count(*) FROM pragma_table_info('cron_runs')") == 23);
  CHECK(facts.number("SELECT count(*) FROM sqlite_master WHERE type = 'index'") == 5);
  CHECK(facts.number("SELECT count(*) FROM sqlite_master WHERE type = 'table'") == 1);
}

TEST_CASE("the sample has the size of a real user's file") {
  const Facts facts(sample());
  CHECK(facts.count("1") >= 9000);
  CHECK(facts.count("1") <= 14000);
  CHECK(facts.number("SELECT min(run_time) FROM cron_runs") >= kNow - 120 * 86400);
  CHECK(facts.number("SELECT min(run_time) FROM cron_runs") < kNow - 119 * 86400);
  const std::string cost =
      "SELECT sum(estimated_cost_usd) FROM cron_runs WHERE 1" + days_ago(30, 0);
  CHECK(facts.number(cost) >= 250);
  CHECK(facts.number(cost) <= 450);
  const std::string top = cost + " GROUP BY job_id ORDER BY 1 DESC LIMIT 1";
  CHECK(facts.number(top) / facts.number(cost) > 0.25);
  CHECK(facts.number(top) / facts.number(cost) < 0.30);
}

TEST_CASE("the same options give the same bytes, another seed gives others") {
  const SampleFiles again = make_sample({.now = kNow + 0.9});
  CHECK(again.facts_db == sample().facts_db);
  CHECK(again.jobs_json == sample().jobs_json);
  CHECK(make_sample({.now = kNow, .seed = 2}).facts_db != sample().facts_db);
}

TEST_CASE("every cost is a whole number of micro-dollars and every time of milliseconds") {
  const Facts facts(sample());
  CHECK(facts.count("estimated_cost_usd <> round(estimated_cost_usd * 1e6) / 1e6") == 0);
  CHECK(facts.count("run_time <> round(run_time * 1e3) / 1e3") == 0);
  CHECK(facts.count("ended_at <> round(ended_at * 1e3) / 1e3") == 0);
  CHECK(facts.count("ingested_at <> round(ingested_at)") == 0);
  CHECK(facts.count("estimated_cost_usd < 0 OR input_tokens < 0 OR output_tokens < 0") == 0);
  CHECK(facts.count("abs(duration_seconds - (ended_at - run_time)) > 1e-6") == 0);
}

TEST_CASE("rows lie in the order in which they were ingested, none after now") {
  const Facts facts(sample());
  const std::string later =
      "SELECT count(*) FROM cron_runs a JOIN cron_runs b ON b.rowid = a.rowid + 1 WHERE ";
  CHECK(facts.number(later + "b.ended_at < a.ended_at") == 0);
  CHECK(facts.number(later + "b.ingested_at < a.ingested_at") == 0);
  CHECK(facts.count("ended_at > 1780000000 OR ingested_at > 1780000000") == 0);
}

TEST_CASE("session ids say which job ran and when") {
  const Facts facts(sample());
  CHECK(facts.count("length(job_id) <> 12 OR job_id GLOB '*[^0-9a-f]*'") == 0);
  CHECK(facts.count("job_mode = 'agent' AND session_id <> 'cron_' || job_id || "
                    "strftime('_%Y%m%d_%H%M%S', CAST(run_time AS INTEGER), 'unixepoch')") == 0);
  CHECK(facts.count("job_mode = 'no_agent' AND session_id <> 'script_' || job_id || '_' || "
                    "CAST(run_time AS INTEGER)") == 0);
}

TEST_CASE("script runs cost nothing, never fail and have no duration") {
  const Facts facts(sample());
  CHECK(facts.count("job_mode = 'no_agent'") > 1000);
  CHECK(facts.count("job_mode = 'no_agent' AND (success <> 1 OR estimated_cost_usd <> 0 OR "
                    "duration_seconds IS NOT NULL OR model IS NOT NULL OR ended_at <> run_time OR "
                    "cost_status IS NOT NULL OR end_reason IS NOT NULL)") == 0);
}

TEST_CASE("some runs fail, and one job often does") {
  const Facts facts(sample());
  const std::string agents = "job_mode = 'agent'";
  const double share = facts.count(agents + " AND success = 0") / facts.count(agents);
  CHECK(share > 0.03);
  CHECK(share < 0.05);
  const std::string flaky = of_job("Flaky test hunter");
  const double flaky_share = facts.count(flaky + " AND success = 0") / facts.count(flaky);
  CHECK(flaky_share > 0.2);
  CHECK(flaky_share < 0.4);
  CHECK(facts.count("(success = 1) <> (end_reason = 'cron_complete')") == 0);
}

TEST_CASE("the cost of some runs is unknown, and a few lost their model") {
  const Facts facts(sample());
  const double share =
      facts.count("estimated_cost_usd IS NULL") / facts.count("job_mode = 'agent'");
  CHECK(share > 0.01);
  CHECK(share < 0.03);
  CHECK(facts.count("job_mode = 'agent' AND model IS NULL") > 5);
  CHECK(facts.count("job_mode = 'agent' AND model IS NULL") < 100);
}

TEST_CASE("there are six to eight models of four or five providers, one of them local and free") {
  const Facts facts(sample());
  CHECK(facts.number("SELECT count(DISTINCT model) FROM cron_runs") == 8);
  CHECK(facts.number("SELECT count(DISTINCT billing_provider) FROM cron_runs") == 5);
  CHECK(facts.count("cost_status = 'included' AND estimated_cost_usd = 0") > 100);
}

TEST_CASE("one model's price rose 45 days ago") {
  const Facts facts(sample());
  const auto price = [&](double from, double to) {
    return facts.number(
        "SELECT sum(estimated_cost_usd) / sum(input_tokens + output_tokens) * 1e6 FROM cron_runs "
        "WHERE model = 'deepseek/deepseek-chat' AND estimated_cost_usd > 0" +
        days_ago(from, to));
  };
  CHECK(price(44, 0) > 1.7 * price(120, 46));
}

TEST_CASE("one job ran away in the last ten days") {
  const Facts facts(sample());
  const auto tokens = [&](double from, double to) {
    return facts.number(
        "SELECT avg(input_tokens + output_tokens + cache_read_tokens) FROM "
        "cron_runs WHERE success = 1 AND " +
        of_job("Competitor pricing scan") + days_ago(from, to));
  };
  CHECK(tokens(7, 0) > 4.5 * tokens(20, 10));
}

TEST_CASE("one job moved to a dearer model 30 days ago") {
  const Facts facts(sample());
  const std::string sweep = of_job("PR review sweep");
  CHECK(facts.count(sweep + " AND model = 'moonshotai/kimi-k2'" + days_ago(29.9, 0)) == 0);
  CHECK(facts.count(sweep + " AND model = 'anthropic/claude-sonnet-4.5'" + days_ago(29.9, 0)) > 50);
  CHECK(facts.count(sweep + " AND model = 'anthropic/claude-sonnet-4.5'" + days_ago(121, 30.1)) ==
        0);
}

TEST_CASE("one night everything timed out") {
  const Facts facts(sample());
  const std::string timeouts = "end_reason = 'timeout'";
  CHECK(facts.count(timeouts + days_ago(21.5, 19.5)) > 20);
  CHECK(facts.count(timeouts + days_ago(18, 16)) < 12);
}

TEST_CASE("the gateway stood still for two days some 60 days ago") {
  const Facts facts(sample());
  const double gap = facts.number(
      "SELECT max(gap) FROM (SELECT run_time - lag(run_time) OVER (ORDER BY run_time) AS gap "
      "FROM cron_runs WHERE 1" +
      days_ago(65, 55) + ")");
  CHECK(gap > 1.95 * 86400);
  CHECK(gap < 2.1 * 86400);
}

TEST_CASE("jobs.json tells of paused, deleted, broken, one-shot and never run jobs") {
  const Facts facts(sample());
  const Json paused = job_named("Podcast show notes");
  CHECK(paused["state"] == "paused");
  CHECK(paused["enabled"] == false);
  CHECK(paused["next_run_at"].is_null());
  CHECK(facts.count(of_job("Podcast show notes") + days_ago(35, 0)) == 0);
  CHECK(job_named("Backlog groomer")["schedule"]["expr"] == "0 25 * * 1-5");
  CHECK(facts.count(of_job("Backlog groomer")) > 0);
  CHECK(facts.count(of_job("Annual licence review")) == 0);
  CHECK(job_named("Launch day checklist")["schedule"]["kind"] == "once");
  CHECK(job_named("Database migration rehearsal")["state"] == "completed");
  CHECK(facts.count(of_job("Database migration rehearsal")) == 1);
}

TEST_CASE("one job of the facts is missing in jobs.json") {
  const Facts facts(sample());
  const Json listed = listed_jobs();
  std::string ids;
  for (const Json& job : listed) ids += "'" + job["id"].get<std::string>() + "',";
  ids.pop_back();
  CHECK(listed.size() == 41);
  CHECK(facts.number("SELECT count(DISTINCT job_id) FROM cron_runs WHERE job_id NOT IN (" + ids +
                     ")") == 1);
}

TEST_CASE("the next run is after now and on the schedule") {
  const std::string now = "2026-05-28T20:26:40+00:00";
  const Json file = Json::parse(sample().jobs_json);
  for (const Json& job : file["jobs"]) {
    if (!job["next_run_at"].is_null()) CHECK(job["next_run_at"].get<std::string>() > now);
  }
  CHECK(job_named("Morning briefing")["next_run_at"] == "2026-05-29T06:00:00+00:00");
  CHECK(job_named("Standup summary")["next_run_at"] == "2026-05-29T08:45:00+00:00");
  CHECK(job_named("Annual licence review")["next_run_at"] == "2027-01-01T07:30:00+00:00");
}

TEST_CASE("a wanted number of runs is met within three percent, over 400 days") {
  for (const std::int64_t wanted : {20000, 100000}) {
    SampleFiles files = make_sample({.now = kNow, .runs = wanted});
    const Facts facts(files);
    CHECK(facts.count("1") > 0.97 * static_cast<double>(wanted));
    CHECK(facts.count("1") < 1.03 * static_cast<double>(wanted));
    CHECK(facts.number("SELECT max(run_time) - min(run_time) FROM cron_runs") > 398 * 86400);
  }
}

TEST_CASE("hardly any or no wanted runs still make a sound file") {
  for (const std::int64_t wanted : {0, 1, 50}) {
    SampleFiles files = make_sample({.now = kNow, .runs = wanted});
    const Facts facts(files);
    CHECK(facts.text("PRAGMA integrity_check") == "ok");
    CHECK(facts.count("1") <= 52);
  }
}
