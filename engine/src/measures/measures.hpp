// SPDX-License-Identifier: MIT
// Every measure of one set of runs: a function of its Totals, absent when it is undefined. The
// sentence, unit and formula of each are in cronlens/measure.hpp.
#pragma once

#include <optional>

#include "cronlens/contract/figure.hpp"
#include "totals/totals.hpp"

namespace cronlens::measures {

using totals::Totals;

/// Sum of the known costs; absent when no run has one. 3 runs at $0.10, $0.20, unknown: $0.30.
std::optional<double> cost(const Totals& totals);
std::optional<double> cost(const Totals& totals, RunOutcome outcome);
/// $0.30 over 2 runs of known cost: $0.15.
std::optional<double> mean_cost(const Totals& totals);
/// All known cost over the successful runs: $0.30 with 1 success: $0.30.
std::optional<double> cost_per_success(const Totals& totals);
std::optional<double> total_duration(const Totals& totals);
std::optional<double> mean_duration(const Totals& totals);
/// 9 successes and 1 failure: 0.9.
std::optional<double> success_rate(const Totals& totals);
/// 9 successes and 1 failure: 0.1.
std::optional<double> failure_rate(const Totals& totals);
/// part / whole; absent when the whole is 0.
std::optional<double> share(double part, double whole);
/// (now - before) / before; absent when there is no before, or it is 0.
std::optional<double> change(std::optional<double> now, std::optional<double> before);

double runs(const Totals& totals);
double runs(const Totals& totals, RunOutcome outcome);
double tokens(const Totals& totals);

/// A figure over `used` rows, with `left_out` rows that lack what it needs.
Figure figure(MeasureId id, std::optional<double> value, double used, double left_out = 0);

}  // namespace cronlens::measures
