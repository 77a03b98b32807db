// SPDX-License-Identifier: MIT
#include "cronalytics/endpoints.hpp"
#include "cronalytics/target.hpp"
#include "cronlens/cronalytics_api.hpp"

namespace cronlens {
namespace {

using namespace cronalytics;

ApiAnswer reply(int status, const Json& body) {
  return {status, body.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

ApiAnswer not_found(const std::string& detail) {
  return reply(404, {{"detail", detail}});
}

std::optional<Endpoint> endpoint_of(const std::vector<std::string>& path) {
  if (path.size() == 3 && path[0] == "jobs" && path[2] == "runs") return Endpoint::runs;
  if (path.size() != 1) return std::nullopt;
  if (path[0] == "summary") return Endpoint::summary;
  if (path[0] == "jobs") return Endpoint::jobs;
  if (path[0] == "models") return Endpoint::models;
  if (path[0] == "trends") return Endpoint::trends;
  return std::nullopt;
}

ApiAnswer answer_runs(const Engine::State& state, const ApiRequest& request,
                      const Parameters& parameters, const std::string& job_id) {
  const auto body = runs(Question(state, request, parameters, {job_id}), job_id);
  return body ? reply(200, *body) : not_found("No runs found for job " + job_id);
}

ApiAnswer answer_endpoint(Endpoint endpoint, const Engine::State& state, const ApiRequest& request,
                          const Target& target) {
  Parameters parameters;
  const Json errors = validate(endpoint, target, parameters);
  if (!errors.empty()) return reply(422, {{"detail", errors}});
  if (endpoint == Endpoint::runs) {
    return answer_runs(state, request, parameters, target.path[1]);
  }
  const Question question(state, request, parameters, request.jobs);
  switch (endpoint) {
    case Endpoint::summary:
      return reply(200, summary(question));
    case Endpoint::jobs:
      return reply(200, jobs(question));
    case Endpoint::models:
      return reply(200, models(question));
    default:
      return reply(200, trends(question));
  }
}

}  // namespace

ApiAnswer answer(const Engine& engine, const ApiRequest& request) {
  const Target target = parse_target(request.target);
  if (target.path.size() == 1 && target.path[0] == "health") {
    return reply(200, health(engine.state(), request));
  }
  const auto endpoint = endpoint_of(target.path);
  if (!endpoint) return not_found("Not Found");
  return answer_endpoint(*endpoint, engine.state(), request, target);
}

}  // namespace cronlens
