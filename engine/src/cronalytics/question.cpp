// SPDX-License-Identifier: MIT
#include "cronalytics/question.hpp"

namespace cronlens::cronalytics {
namespace {

Query to_query(const ApiRequest& request, const Parameters& parameters,
               std::vector<std::string> jobs) {
  Query query;
  query.now = Instant(request.now);
  query.zone = request.zone;
  query.jobs = std::move(jobs);
  query.window.kind = parameters.days > 0 ? WindowKind::last_days : WindowKind::all_time;
  query.window.days = Count(parameters.days);
  if (parameters.outcome == "success") query.outcome = OutcomeFilter::success;
  if (parameters.outcome == "failure") query.outcome = OutcomeFilter::failure;
  if (parameters.mode == "agent") query.mode = ModeFilter::agent;
  if (parameters.mode == "no_agent") query.mode = ModeFilter::no_agent;
  return query;
}

}  // namespace

Question::Question(const Engine::State& state, const ApiRequest& request,
                   const Parameters& parameters, std::vector<std::string> jobs)
    : parameters_(parameters),
      query_(to_query(request, parameters, std::move(jobs))),
      selection_(state, query_) {}

Json echo_integer(double value) {
  constexpr double kExact = 9007199254740992.0;  // 2^53
  return value <= kExact ? Json(static_cast<std::int64_t>(value)) : Json(value);
}

}  // namespace cronlens::cronalytics
