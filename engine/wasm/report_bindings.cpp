// SPDX-License-Identifier: MIT
// The runs of the open file for a report; the module within the report tells its first figures.
#include <emscripten/bind.h>

#include <string>
#include <utility>

#include "codec/wire_reader.hpp"
#include "report_options.hpp"

namespace {

using namespace cronlens;

/// The query is what was written to the view of reserve_request().
emscripten::val pack(double days, int redact) {
  const auto packed = tab::guarded([&]() -> Result<PackedRuns> {
    if (!tab::engine) return tab::nothing_open();
    const auto options = tab::report_options("", days, redact);
    return options ? pack_runs(*tab::engine, options.value()) : options.error();
  });
  wire::Writer writer(std::move(tab::answer));
  writer.put(packed.ok());
  if (packed.ok()) {
    const PackedRuns& runs = packed.value();
    writer.put(runs.runs);
    writer.put(runs.left_out);
    writer.put(std::string(runs.data.begin(), runs.data.end()));
  } else {
    writer.put(packed.error());
  }
  tab::answer = writer.take();
  return tab::view(tab::answer);
}

}  // namespace

EMSCRIPTEN_BINDINGS(cronlens_report) {
  emscripten::function("packRuns", &pack);
}
