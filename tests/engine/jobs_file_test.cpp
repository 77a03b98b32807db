// SPDX-License-Identifier: MIT
#include "facts/jobs_file.hpp"

#include <doctest/doctest.h>

#include <chrono>

#include "facts_builder.hpp"

using namespace cronlens;
using namespace cronlens::test;
using facts::JobsFile;

namespace {

JobsFile parsed(const std::string& text) {
  auto file = JobsFile::parse(text);
  REQUIRE(file.ok());
  return file.value();
}

Count caveat_count(const JobsFile& file, CaveatCode code) {
  for (const Caveat& each : file.caveats()) {
    if (each.code == code) return each.count;
  }
  return Count(0);
}

double seconds_to_parse(const std::string& text) {
  const auto started = std::chrono::steady_clock::now();
  parsed(text);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
}

std::string many(int count, const std::string& value) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += (i ? ",\"k" : "\"k") + std::to_string(i) + "\":" + value;
  }
  return "{" + text + "}";
}

}  // namespace

TEST_CASE("jobs.json in its three shapes, and broken") {
  const auto name_with = [](const char* jobs) {
    auto opened = Engine::open({facts_with("('a','j1',1,'m',1,1)"), {}, std::string(jobs)});
    REQUIRE(opened.ok());
    return opened.value().snapshot().job_names.front();
  };
  CHECK(name_with(R"({"jobs":[{"id":"j1","name":"Eins"}]})") == "Eins");
  CHECK(name_with(R"([{"id":"j1","name":"Zwei"}])") == "Zwei");
  CHECK(name_with(R"({"j1":{"name":"Drei"}})") == "Drei");
  CHECK(name_with(R"([{"id":"j1","name":null},{"name":"no id"},7])") == "j1");
  CHECK(name_with("{broken") == "j1");
  CHECK(name_with("42") == "j1");

  auto opened = open(facts_with("('a','j1',1,'m',1,1)"));
  CHECK(opened.value().attach_jobs("nope").error().code == ErrorCode::bad_jobs_file);
  CHECK(opened.value().attach_jobs(std::string(5000, '[')).error().code ==
        ErrorCode::bad_jobs_file);
  CHECK(opened.value().attach_jobs(R"([{"id":"j1","name":"Neu"}])").value().job_names.front() ==
        "Neu");
}

TEST_CASE("one damaged value costs itself only, and is counted") {
  const JobsFile file =
      parsed(R"([{"id":"a","name":"\ud800","state":"paused"},{"id":1e999},{"id":"b","name":"x\tB",)"
             R"("schedule":{"kind":"interval","minutes":NaN}},{"id":"c","name":")"
             "C\xff"
             R"("}])");
  REQUIRE(file.size() == 3);
  CHECK(file.find("a")->name == "a");
  CHECK(file.find("a")->state == "paused");
  CHECK(file.find("b")->name == "x\tB");
  CHECK(file.find("c")->name == "C\xef\xbf\xbd");
  CHECK(caveat_count(file, CaveatCode::jobs_damaged) == Count(4));
  CHECK(caveat_count(file, CaveatCode::jobs_skipped) == Count(1));
}

TEST_CASE("a map of jobs may have other things beside them") {
  const JobsFile file = parsed(R"({"a":{"name":"x"},"updated_at":"2026"})");
  REQUIRE(file.size() == 1);
  CHECK(file.find("a")->name == "x");
  CHECK(caveat_count(file, CaveatCode::jobs_skipped) == Count(1));
  CHECK(!JobsFile::parse(R"({"error":"no"})").ok());
  CHECK(JobsFile::parse("{}").ok());
}

TEST_CASE("jobs.json that is cut off or out of order is refused as a whole") {
  for (const char* text :
       {R"({"jobs":[{"id":"a"})", R"([{"id":"a"}] x)", R"([{"id":"a"} {"id":"b"}])",
        R"({"jobs":[{"id":"a"]}})", R"([{"id":"a"},])", R"({a:{}})", "[", "{", "\"", ""}) {
    CAPTURE(text);
    CHECK(!JobsFile::parse(text).ok());
  }
  CHECK(JobsFile::parse("\xef\xbb\xbf [ ] \n").ok());
}

TEST_CASE("the last of several members of one name counts, however it is spelled") {
  const JobsFile file = parsed(R"([{"id":"a","name":"x","\u006eame":"y"}])");
  CHECK(file.find("a")->name == "y");
  CHECK(parsed(R"({"\u0061b":{}})").find("ab") != nullptr);
}

// Linear work takes tenths of a second even under sanitizers on a busy machine; quadratic, minutes.
constexpr double kLinear = 20;

TEST_CASE("many jobs, many members and a monstrous value take time by their length") {
  CHECK(seconds_to_parse(many(50'000, "{}")) < kLinear);
  CHECK(seconds_to_parse(R"([{"id":"a"},)" + many(200'000, "0") + "]") < kLinear);
  const std::string monster = R"([{"id":"a","schedule":)" + many(200'000, "0") + "}]";
  CHECK(seconds_to_parse(monster) < kLinear);
  CHECK(caveat_count(parsed(monster), CaveatCode::jobs_damaged) == Count(1));
}
