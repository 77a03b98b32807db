// SPDX-License-Identifier: MIT
#include "measures/measures.hpp"

namespace cronlens::measures {
namespace {

std::size_t index(RunOutcome outcome) {
  return static_cast<std::size_t>(outcome);
}

std::optional<double> ratio(double part, double whole) {
  if (whole == 0) return std::nullopt;
  return part / whole;
}

}  // namespace

std::optional<double> cost(const Totals& totals) {
  if (totals.all_cost_known() == 0) return std::nullopt;
  return totals::from_nano(totals.all_cost());
}

std::optional<double> cost(const Totals& totals, RunOutcome outcome) {
  if (totals.cost_known[index(outcome)] == 0) return std::nullopt;
  return totals::from_nano(totals.cost[index(outcome)]);
}

std::optional<double> mean_cost(const Totals& totals) {
  return ratio(totals::from_nano(totals.all_cost()), static_cast<double>(totals.all_cost_known()));
}

std::optional<double> cost_per_success(const Totals& totals) {
  if (totals.all_cost_known() == 0) return std::nullopt;
  return ratio(totals::from_nano(totals.all_cost()), runs(totals, RunOutcome::success));
}

std::optional<double> total_duration(const Totals& totals) {
  if (totals.duration_known == 0) return std::nullopt;
  return totals::from_nano(totals.duration);
}

std::optional<double> mean_duration(const Totals& totals) {
  return ratio(totals::from_nano(totals.duration), static_cast<double>(totals.duration_known));
}

std::optional<double> success_rate(const Totals& totals) {
  const double succeeded = runs(totals, RunOutcome::success);
  return ratio(succeeded, succeeded + runs(totals, RunOutcome::failure));
}

std::optional<double> failure_rate(const Totals& totals) {
  const double failed = runs(totals, RunOutcome::failure);
  return ratio(failed, failed + runs(totals, RunOutcome::success));
}

std::optional<double> share(double part, double whole) {
  return ratio(part, whole);
}

std::optional<double> change(std::optional<double> now, std::optional<double> before) {
  if (!now || !before) return std::nullopt;
  return ratio(*now - *before, *before);
}

double runs(const Totals& totals) {
  return static_cast<double>(totals.all_runs());
}

double runs(const Totals& totals, RunOutcome outcome) {
  return static_cast<double>(totals.runs[index(outcome)]);
}

double tokens(const Totals& totals) {
  return static_cast<double>(totals.tokens());
}

Figure figure(MeasureId id, std::optional<double> value, double used, double left_out) {
  Figure made;
  made.measure = id;
  if (value) made.value = Measured(*value);
  made.used = Count(used);
  made.left_out = Count(left_out);
  return made;
}

}  // namespace cronlens::measures
