// SPDX-License-Identifier: MIT
#include "sync/port.hpp"

#include <chrono>

#include "sync/synchronise.hpp"

namespace cronlens::sync {

live::Sync make_port(const Paths& paths, const std::string& zone, std::optional<double> now) {
  return [paths, zone, now]() -> live::SyncReport {
    const std::chrono::duration<double> clock = std::chrono::system_clock::now().time_since_epoch();
    const Options options{.paths = paths, .now = now.value_or(clock.count()), .zone = zone};
    Fault fault;
    const auto outcome = synchronise(options, fault);
    if (!outcome) return {.code = fault.code, .sentence = fault.sentence};
    return {
        .done = true, .result_json = result_json(*outcome), .details_json = details_json(*outcome)};
  };
}

}  // namespace cronlens::sync
