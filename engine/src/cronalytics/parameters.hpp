// SPDX-License-Identifier: MIT
// The parameters of the endpoints and their validation, with pydantic's error objects.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "cronalytics/target.hpp"

namespace cronlens::cronalytics {

using Json = nlohmann::ordered_json;

/// Parameters of all endpoints; each endpoint reads its own.
struct Parameters {
  double days = 30;
  std::string outcome = "all";
  std::string mode = "all";
  bool skip_projections = false;
  double limit = 250;
  std::string sort_key = "run_time";
  std::string sort_dir = "desc";
};

enum class Endpoint { summary, jobs, runs, models, trends };

/// Fills `parameters`; returns the list of pydantic errors, empty when all is well.
Json validate(Endpoint endpoint, const Target& target, Parameters& parameters);

}  // namespace cronlens::cronalytics
