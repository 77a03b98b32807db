// SPDX-License-Identifier: MIT
#include "decide/effects.hpp"

#include "decide/selection.hpp"
#include "state.hpp"

namespace cronlens::decide {
namespace {

double scaled(double spent, double whole, double factor) {
  return spent + (whole - spent) * factor;
}

/// What is still to come costs `factor` times as much.
void scale(forecast::JobForecast& job, double factor) {
  const double spent = job.spent;
  if (job.point) job.point = scaled(spent, *job.point, factor);
  if (job.total) {
    job.total = forecast::Range{scaled(spent, job.total->p10, factor),
                                scaled(spent, job.total->p50, factor),
                                scaled(spent, job.total->p90, factor)};
  }
  for (double& draw : job.draws) draw = scaled(spent, draw, factor);
}

/// Cost with the change over cost without; nothing where either is unknown.
std::optional<double> factor_of(std::uint32_t job, const JobPlan& plan,
                                what_if::Calculator& calculator) {
  if (plan.is_unknown) return std::nullopt;
  if (plan.change.frequency == 0.0) return 0;
  // How often it runs is known without its tokens.
  if (!plan.change.model && !plan.change.cache_share) return plan.change.frequency.value_or(1);
  if (calculator.usage()[job].empty()) return std::nullopt;
  const what_if::JobOutcome outcome = calculator.figures(job, plan.change);
  if (!outcome.changed || !outcome.current || !(*outcome.current > 0)) return std::nullopt;
  return outcome.changed->expected / *outcome.current;
}

}  // namespace

std::optional<Changed> change_forecast(const Decider::State& decider, const Query& query,
                                       const Scenario& scenario, const forecast::Forecast& forecast,
                                       const std::vector<bool>& kept) {
  if (scenario.jobs.empty()) return std::nullopt;
  const Engine::State& state = decider.engine.state();
  what_if::Calculator& calculator = calculator_for(decider, query);
  const Plan plan(state, scenario, query);
  Changed changed{forecast};
  for (forecast::JobForecast& job : changed.forecast.jobs) {
    const auto id = state.cells.facts().jobs.find(job.job);
    if (!id || (!kept.empty() && !kept[*id])) continue;
    const JobPlan planned = plan.of(*id, calculator);
    if (!planned.is_changed) continue;
    ++changed.jobs;
    const auto factor = factor_of(*id, planned, calculator);
    if (factor) {
      scale(job, *factor);
    } else {
      ++changed.unknown;
    }
  }
  if (changed.jobs == 0) return std::nullopt;
  return changed;
}

}  // namespace cronlens::decide
