// SPDX-License-Identifier: MIT
#include "forecast/hypotheses.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace cronlens::forecast;
using Kind = Hypothesis::Kind;

namespace {

double share_of(const Hypotheses& hypotheses, Kind kind) {
  double sum = 0;
  for (const Hypothesis& each : hypotheses.all()) sum += each.kind == kind ? each.share : 0;
  return sum;
}

}  // namespace

TEST_CASE("hypotheses: five costs without a slope leave what was thought before, by hand") {
  // Even odds need 15 runs: (5 / 15)^2 to 1 for a climb. The costs have no slope, so what is left
  // over is the same, and a climb of 0.1 (or 1) deviations a run loses sqrt(100 / 110) (sqrt(1 /
  // 11)).
  const Hypotheses hypotheses({0, 1, 0, 1, 0});
  REQUIRE(hypotheses.all().size() == 3);
  const double sum = 0.9 + 0.09 * 0.9534625892 + 0.01 * 0.3015113446;
  CHECK(hypotheses.all()[0].share == doctest::Approx(0.9 / sum).epsilon(1e-9));
  CHECK(hypotheses.all()[1].share == doctest::Approx(0.09 * 0.9534625892 / sum).epsilon(1e-9));
  CHECK(hypotheses.all()[1].slope == 0);
  CHECK(hypotheses.all()[1].squares == doctest::Approx(1.2));
}

TEST_CASE("hypotheses: eight costs on two levels, by hand") {
  // Mean 1.5, squares 10. The step: spread 2, along 4. The line: spread 42, along 18.
  const Hypotheses hypotheses({0, 1, 0, 1, 2, 3, 2, 3});
  REQUIRE(hypotheses.all().size() == 5);
  const Hypothesis& step = hypotheses.all()[3];
  CHECK(step.kind == Kind::shift);
  CHECK(step.changed == 4);
  CHECK(step.slope == doctest::Approx(4 / 2.25));
  CHECK(step.squares == doctest::Approx(10 - 16 / 2.25));
  CHECK(hypotheses.all()[0].share == doctest::Approx(0.1132255137).epsilon(1e-9));
  CHECK(hypotheses.all()[1].share == doctest::Approx(0.0602160632).epsilon(1e-9));
  CHECK(hypotheses.all()[2].share == doctest::Approx(0.0660353667).epsilon(1e-9));
  CHECK(step.share == doctest::Approx(0.6546640361).epsilon(1e-9));
  CHECK(hypotheses.all()[4].share == doctest::Approx(0.1058590202).epsilon(1e-9));
}

TEST_CASE("hypotheses: costs without any deviation are steady") {
  const Hypotheses hypotheses(std::vector<double>(30, 2.0));
  REQUIRE(hypotheses.all().size() == 1);
  CHECK(hypotheses.all()[0].share == 1);
  CHECK(Hypotheses({1.5}).all().size() == 1);
}

TEST_CASE("hypotheses: a line is a climb, a step is a step, and each is found where it is") {
  std::vector<double> line, step;
  for (int i = 0; i < 30; ++i) {
    const double off = i % 2 ? 0.1 : -0.1;
    line.push_back(0.05 * i + off);
    step.push_back((i < 22 ? 0.0 : 1.0) + off);
  }
  CHECK(share_of(Hypotheses(line), Kind::climb) > 0.99);
  const Hypotheses stepped(step);
  double at_place = 0;
  for (const Hypothesis& each : stepped.all()) at_place += each.changed == 22 ? each.share : 0;
  CHECK(at_place > 0.99);
}

TEST_CASE("hypotheses: they are drawn as often as they are likely") {
  const Hypotheses hypotheses({0, 1, 0, 1, 2, 3, 2, 3});
  cronlens::statistics::Random random(5);
  int climbs = 0;
  for (int i = 0; i < 20'000; ++i) climbs += hypotheses.draw(random).kind == Kind::climb;
  CHECK(climbs / 20'000.0 == doctest::Approx(share_of(hypotheses, Kind::climb)).epsilon(0.01));
}
