// SPDX-License-Identifier: MIT
// The read endpoints of Cronalytics' HTTP API, answered from an open engine: keys, values, limits
// and errors of 1.1.0, with the names of 1.0.1 beside them. Transport-free: a target in, a status
// and a body out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cronlens/engine.hpp"

namespace cronlens {

struct ApiRequest {
  /// Path and query, percent-encoded, with or without /api/plugins/cronalytics in front.
  std::string target;
  double now = 0;
  TimeZone zone;
  /// The content of watermark.json, where there is one, and the path to name in /health.
  std::optional<std::string> watermark_json;
  std::string watermark_path;
  /// Keeps these jobs alone; empty keeps all. The API itself has no such parameter.
  std::vector<std::string> jobs = {};
};

struct ApiAnswer {
  int status = 500;
  std::string body;
};

ApiAnswer answer(const Engine& engine, const ApiRequest& request);

}  // namespace cronlens
