// SPDX-License-Identifier: MIT
// How often the truth lies in the forecast's 80 % range, on simulated jobs, beside the naive way of
// drawing past runs again, and how wide the range is. Prints a table.
// Usage: forecast_coverage [trials]
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "forecast/cost_model.hpp"
#include "forecast/entries.hpp"
#include "forecast/level_shift.hpp"
#include "statistics/elementary.hpp"
#include "statistics/random.hpp"

using cronlens::forecast::CostModel;
using cronlens::forecast::entries;
using cronlens::forecast::last_shift;
using cronlens::forecast::Sample;

using cronlens::statistics::exponential;
using cronlens::statistics::Random;

namespace {

constexpr int kDraws = 400;
constexpr std::size_t kTenth = kDraws / 10;

struct Kind {
  const char* name;
  double drift;   // of ln cost, per run
  double outage;  // chance of a run that costs next to nothing
  int doubled;    // runs before now at which the cost doubled; 0 = never
};

/// Run 0 is the next one.
double run_cost(double sigma, const Kind& kind, int run, Random& random) {
  const bool is_early = kind.doubled > 0 && run < -kind.doubled;
  const double level = kind.drift * run - (is_early ? cronlens::statistics::logarithm(2) : 0);
  const double cost = exponential(sigma * random.normal() + level);
  return random.uniform() < kind.outage ? cost / 50 : cost;
}

struct Draws {
  std::vector<double> modelled, naive;

  void sort() {
    std::sort(modelled.begin(), modelled.end());
    std::sort(naive.begin(), naive.end());
  }
};

struct Job {
  std::vector<double> draws;
  double expected = 0, truth = 0;
};

/// One job's forecast; what the naive way gives is added to `naive`.
Job simulate(double sigma, int runs, int ahead, const Kind& kind, Random& random,
             std::vector<double>& naive) {
  std::vector<double> costs;
  for (int run = -runs; run < 0; ++run) costs.push_back(run_cost(sigma, kind, run, random));
  Job job;
  for (int run = 0; run < ahead; ++run) job.truth += run_cost(sigma, kind, run, random);
  // As the product does it: of the last two levels, where there are more.
  const auto shift = last_shift(costs);
  const auto first = costs.begin() + static_cast<std::ptrdiff_t>(shift.before);
  CostModel model(std::vector<double>(first, costs.end()), shift.place - shift.before);
  job.expected = model.expected(ahead);
  for (double& sum : naive) {
    job.draws.push_back(model.draw(ahead, random));
    for (int i = 0; i < ahead; ++i) sum += costs[random.next() % costs.size()];
  }
  return job;
}

/// Adds up jobs as the product does; returns what they came to.
double add_jobs(const std::vector<Job>& jobs, std::vector<double>& modelled) {
  std::vector<Sample> samples;
  for (const Job& job : jobs) samples.push_back({&job.draws, job.expected});
  const auto in_sum = entries(samples);
  double truth = 0;
  for (std::size_t job = 0; job < jobs.size(); ++job) {
    truth += jobs[job].truth;
    for (std::size_t i = 0; i < modelled.size(); ++i) {
      modelled[i] += std::max(in_sum[job].of(jobs[job].draws[i]), 0.0);
    }
  }
  return truth;
}

bool encloses(const std::vector<double>& sorted, double truth) {
  return truth >= sorted[kTenth] && truth <= sorted[sorted.size() - 1 - kTenth];
}

void measure(double sigma, int runs, int ahead, const Kind& kind, int trials, int jobs = 1) {
  Random random(static_cast<std::uint64_t>(runs * 1'000 + ahead) +
                static_cast<std::uint64_t>(sigma * 1e6));
  int model_hits = 0, naive_hits = 0;
  std::vector<double> widths;
  for (int trial = 0; trial < trials; ++trial) {
    Draws draws{std::vector<double>(kDraws), std::vector<double>(kDraws)};
    std::vector<Job> all;
    for (int job = 0; job < jobs; ++job) {
      all.push_back(simulate(sigma, runs, ahead, kind, random, draws.naive));
    }
    const double truth = add_jobs(all, draws.modelled);
    draws.sort();
    model_hits += encloses(draws.modelled, truth);
    naive_hits += encloses(draws.naive, truth);
    widths.push_back(draws.modelled[kDraws - 1 - kTenth] / draws.modelled[kTenth]);
  }
  std::nth_element(widths.begin(), widths.begin() + trials / 2, widths.end());
  std::printf("| %s | %.1f | %d | %d | %d | %.0f %% | %.0f %% | %.1f |\n", kind.name, sigma, jobs,
              runs, ahead, 100.0 * model_hits / trials, 100.0 * naive_hits / trials,
              widths[static_cast<std::size_t>(trials / 2)]);
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  const int trials = argc > 1 ? std::atoi(argv[1]) : 4'000;
  std::puts("| costs | sigma | jobs | runs seen | ahead | forecast | drawn again | p90 / p10 |");
  std::puts("| --- | --- | --- | --- | --- | --- | --- | --- |");
  const Kind steady{"steady", 0, 0, 0};
  for (const int ahead : {20, 60}) {
    for (const double sigma : {0.3, 0.6, 1.0}) {
      for (const int runs : {8, 30}) measure(sigma, runs, ahead, steady, trials);
    }
  }
  for (const int runs : {8, 30}) measure(0.6, runs, 60, {"5 % outages", 0, 0.05, 0}, trials);
  for (const double sigma : {0.3, 0.6}) {
    measure(sigma, 30, 20, {"doubled 6 runs ago", 0, 0, 6}, trials);
    measure(sigma, 30, 20, {"doubled 12 runs ago", 0, 0, 12}, trials);
  }
  for (const double sigma : {0.3, 0.6, 1.0}) {
    for (const int runs : {8, 30}) {
      measure(sigma, runs, 20, {"+0.3 % per run", 0.003, 0, 0}, trials);
      measure(sigma, runs, 20, {"+1 % per run", 0.01, 0, 0}, trials);
      measure(sigma, runs, 20, {"-1 % per run", -0.01, 0, 0}, trials);
      measure(sigma, runs, 20, {"+3 % per run", 0.03, 0, 0}, trials);
    }
  }
  for (const double sigma : {0.3, 0.6}) {
    measure(sigma, 30, 60, {"+1 % per run", 0.01, 0, 0}, trials);
    measure(sigma, 30, 60, {"+3 % per run", 0.03, 0, 0}, trials);
  }
  for (const int jobs : {5, 20}) {
    for (const int runs : {8, 30}) measure(0.6, runs, 20, steady, 3 * trials / 10, jobs);
  }
  return 0;
}
