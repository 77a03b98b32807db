// SPDX-License-Identifier: MIT
// One function per endpoint: its body for a valid request.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cronalytics/question.hpp"
#include "projections/overview.hpp"

namespace cronlens::cronalytics {

Json summary(const Question& question);
Json jobs(const Question& question);
Json models(const Question& question);
Json trends(const Question& question);
Json health(const Engine::State& state, const ApiRequest& request);

/// Nothing when no run passes the filters.
std::optional<Json> runs(const Question& question, const std::string& job_id);

struct PlannedJob {
  totals::JobGroup group;
  measures::Observed observed;
  measures::Projection plan;
};

/// The jobs with their projections, dearest first, unknown cost last. Ties follow the reference's
/// query planner: by id ascending, or descending when a mode is asked for. Their costs are added
/// as SQLite 3.40 adds them, in floating point and row order: where a sum ends in a half of the
/// fourth decimal, that decides which way it is rounded, and projections multiply the difference.
std::vector<PlannedJob> planned_jobs(const Question& question);

/// The projections alone, in the same order.
std::vector<measures::Projection> plans_of(const std::vector<PlannedJob>& jobs);

/// Sums by model, dearest first; ties by model text descending, NULL last; unknown cost last.
std::vector<totals::Group> models_by_cost(const Question& question);

}  // namespace cronlens::cronalytics
