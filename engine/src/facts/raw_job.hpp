// SPDX-License-Identifier: MIT
// A job's values as jobs.json has them, for the Cronalytics API and for reports. In a file of its
// own: whoever needs a name and a schedule does not wait for the JSON library to be compiled.
#pragma once

#include <nlohmann/json.hpp>

namespace cronlens::facts {

using Json = nlohmann::ordered_json;

/// Null where the file has none; a job without a name has its id for one.
struct RawJob {
  Json name, schedule, schedule_display, next_run_at;
};

}  // namespace cronlens::facts
