// SPDX-License-Identifier: MIT
// A question that is not in order: the error says where, what stands there and what may.
#include <doctest/doctest.h>

#include "codec/json_reader.hpp"
#include "cronlens/contract.hpp"
#include "facts_builder.hpp"

using namespace cronlens;
using namespace cronlens::test;

namespace {

template <class Request = Query>
std::string refusal(const char* text) {
  const auto parsed = json::parse<Request>(text);
  REQUIRE(!parsed.ok());
  CHECK(parsed.error().code == ErrorCode::bad_query);
  return parsed.error().detail;
}

}  // namespace

TEST_CASE("an unknown word is quoted beside the words that are known") {
  const std::string wanted = "query.outcome: \"sucess\" is not one of all, success, failure";
  CHECK(refusal(R"({"outcome": "sucess"})") == wanted);
  CHECK(refusal<RunsRequest>(R"({"query": {"outcome": "sucess"}})") == wanted);
  CHECK(refusal<RunsRequest>(R"({"direction": 7})") ==
        "direction: 7 is not one of ascending, descending");
}

TEST_CASE("a value of the wrong kind and an unknown field are named") {
  CHECK(refusal(R"({"now": "soon"})") == "query.now: \"soon\" is not a number");
  CHECK(refusal(R"({"window": {"days": null}})") == "query.window.days: null is not a number");
  CHECK(refusal(R"({"jobs": ["a", {}]})") == "query.jobs[1]: an object is not a text");
  CHECK(refusal(R"({"jobs": "a"})") == "query.jobs: \"a\" is not a list");
  CHECK(refusal("[]") == "query: a list is not an object");
  CHECK(refusal<RunsRequest>("5") == "the request: 5 is not an object");
  CHECK(refusal(R"({"zone": {"name": 1}})") ==
        "query.zone: \"name\" is not one of its fields: since, offset");
  CHECK(refusal("{") == "the query is not JSON");
}

TEST_CASE("a long value is quoted in part, never through a character") {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "\xc3\xa4";
  const std::string detail = refusal(("{\"outcome\": \"x" + text + "\"}").c_str());
  CHECK(detail.find("\xc3\xa4... is not one of all") != std::string::npos);
  CHECK(refusal(("{\"outcome\": \"" + text + "\"}").c_str()).find("\xc3\xa4... is not") !=
        std::string::npos);
}

TEST_CASE("a number out of range is named with its field and its range") {
  auto opened = open(facts_with("('a','j',1,'m',1,1)"));
  REQUIRE(opened.ok());
  Query query = all_time();
  query.window = {WindowKind::last_days, Count(-3), Instant(0), Instant(0)};
  CHECK(opened.value().dashboard(query).error().detail ==
        "query.window.days: -3 is not more than 0 and at most 1,157,407");
  RunsRequest request;
  request.query = all_time();
  request.limit = Count(0);
  CHECK(opened.value().runs(request).error().detail == "limit: 0 is not from 1 to 5,000");
}
