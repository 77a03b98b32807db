// SPDX-License-Identifier: MIT
// An API request as the engine's query.
#pragma once

#include "cronalytics/parameters.hpp"
#include "cronlens/cronalytics_api.hpp"
#include "projections/selection.hpp"

namespace cronlens::cronalytics {

/// Everything an endpoint answers from. The query lives here because the selection refers to it.
class Question {
 public:
  Question(const Engine::State& state, const ApiRequest& request, const Parameters& parameters,
           std::vector<std::string> jobs = {});
  Question(const Question&) = delete;
  Question& operator=(const Question&) = delete;

  const Parameters& parameters() const { return parameters_; }
  const projections::Selection& selection() const { return selection_; }
  const Engine::State& state() const { return selection_.state; }

 private:
  Parameters parameters_;
  Query query_;
  projections::Selection selection_;
};

/// Days as the body echoes them.
Json echo_integer(double value);

}  // namespace cronlens::cronalytics
