// SPDX-License-Identifier: MIT
#include "sync/outcome.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

namespace cronlens::sync {
namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string result_json(const Outcome& outcome) {
  return text_of({{"inserted", outcome.agent.inserted + outcome.script.inserted},
                  {"skipped", outcome.agent.skipped + outcome.script.skipped},
                  {"agent_inserted", outcome.agent.inserted},
                  {"agent_skipped", outcome.agent.skipped},
                  {"script_inserted", outcome.script.inserted},
                  {"script_skipped", outcome.script.skipped},
                  {"total_candidates", outcome.candidates},
                  {"new_watermark", outcome.watermark},
                  {"elapsed_ms", std::round(outcome.elapsed_ms * 10) / 10}});
}

std::string details_json(const Outcome& outcome) {
  return text_of({{"completed", outcome.completed},
                  {"parts", outcome.parts},
                  {"usage", outcome.usage},
                  {"running", outcome.running},
                  {"queued", outcome.queued},
                  {"notices", outcome.notices}});
}

}  // namespace cronlens::sync
