// SPDX-License-Identifier: MIT
// How often the truth lies in the forecast's 80 % range, on simulated jobs, beside the naive way of
// drawing past runs again. Prints a table. Usage: forecast_coverage [trials]
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "forecast/cost_model.hpp"
#include "statistics/elementary.hpp"
#include "statistics/random.hpp"

using cronlens::forecast::CostModel;
using cronlens::statistics::exponential;
using cronlens::statistics::Random;

namespace {

constexpr int kDraws = 400;

struct Kind {
  const char* name;
  double drift;   // of ln cost, per run
  double outage;  // chance of a run that costs next to nothing
};

double run_cost(double sigma, const Kind& kind, int index, Random& random) {
  const double cost = exponential(sigma * random.normal() + kind.drift * index);
  return random.uniform() < kind.outage ? cost / 50 : cost;
}

bool encloses(std::vector<double>& draws, double truth) {
  std::sort(draws.begin(), draws.end());
  return truth >= draws[draws.size() / 10] && truth <= draws[draws.size() - 1 - draws.size() / 10];
}

void measure(double sigma, int runs, int ahead, const Kind& kind, int trials) {
  Random random(static_cast<std::uint64_t>(runs * 1'000 + ahead) +
                static_cast<std::uint64_t>(sigma * 1e6));
  int model_hits = 0, naive_hits = 0;
  for (int trial = 0; trial < trials; ++trial) {
    std::vector<double> costs;
    for (int i = 0; i < runs; ++i) costs.push_back(run_cost(sigma, kind, i, random));
    double truth = 0;
    for (int i = 0; i < ahead; ++i) truth += run_cost(sigma, kind, runs + i, random);
    CostModel model(costs);
    std::vector<double> drawn, again;
    for (int draw = 0; draw < kDraws; ++draw) {
      drawn.push_back(model.draw(ahead, random));
      double sum = 0;
      for (int i = 0; i < ahead; ++i) sum += costs[random.next() % costs.size()];
      again.push_back(sum);
    }
    model_hits += encloses(drawn, truth);
    naive_hits += encloses(again, truth);
  }
  std::printf("| %s | %.1f | %d | %d | %.0f %% | %.0f %% |\n", kind.name, sigma, runs, ahead,
              100.0 * model_hits / trials, 100.0 * naive_hits / trials);
}

}  // namespace

int main(int argc, char** argv) {
  const int trials = argc > 1 ? std::atoi(argv[1]) : 1'000;
  std::puts("| jobs | sigma | runs seen | runs ahead | forecast | runs drawn again |");
  std::puts("| --- | --- | --- | --- | --- | --- |");
  const Kind steady{"log-normal", 0, 0};
  for (const int ahead : {20, 60}) {
    for (const double sigma : {0.3, 0.6, 1.0}) {
      for (const int runs : {8, 30}) measure(sigma, runs, ahead, steady, trials);
    }
  }
  for (const int runs : {8, 30}) {
    measure(0.6, runs, 60, {"5 % outages", 0, 0.05}, trials);
    measure(0.6, runs, 60, {"+1 % per run", 0.01, 0}, trials);
  }
  return 0;
}
