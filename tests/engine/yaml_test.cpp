// SPDX-License-Identifier: MIT
#include "yaml/yaml.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace cronlens;
using Kind = yaml::Node::Kind;

TEST_CASE("plain scalars mean what YAML 1.1 says, and nothing else does") {
  const auto kind = [](const char* text) { return yaml::resolve_plain(text).kind; };
  const auto number = [](const char* text) { return yaml::resolve_plain(text).number; };
  for (const char* text : {"", "~", "null", "NULL"}) CHECK(kind(text) == Kind::null);
  for (const char* text : {"yes", "On", "TRUE", "no", "off", "False"}) {
    CHECK(kind(text) == Kind::boolean);
  }
  for (const char* text : {"tRue", "1e5", "1.e5", "0o10", "08", "1:60x", "_1", "1.2.3", "nan", "-",
                           "+", ".", "0:30:00", "2026-01-01"}) {
    CHECK_MESSAGE(kind(text) == Kind::text, text);
  }
  CHECK(number("0") == 0);
  CHECK(number("-12") == -12);
  CHECK(number("1_000") == 1000);
  CHECK(number("010") == 8);
  CHECK(number("0x1F") == 31);
  CHECK(number("0b101") == 5);
  CHECK(number("1:30:00") == 5400);
  CHECK(number("1.5e+3") == 1500);
  CHECK(number(".5") == 0.5);
  CHECK(number("1_0.5") == 10.5);
  CHECK(number("-.inf") == -INFINITY);
  CHECK(std::isnan(number(".nan")));
}

TEST_CASE("quoted texts stay texts, later keys replace earlier ones, numbers are no text keys") {
  const auto parsed = yaml::parse("a: '12'\nb: 1\nb: 2\n7: x\n");
  REQUIRE(parsed.ok());
  const yaml::Node& root = parsed.value();
  CHECK(root.find("a")->is_text());
  CHECK(root.find("b")->number == 2);
  CHECK(root.members.size() == 3);
  CHECK(root.find("7") == nullptr);
}

TEST_CASE("a broken or doubled document is an error that names the line") {
  CHECK(yaml::parse("a: [1\nb: 2\n").error().detail.find("line ") == 0);
  CHECK_FALSE(yaml::parse("a: 1\n---\nb: 2\n").ok());
  CHECK(yaml::parse("").ok());
}
