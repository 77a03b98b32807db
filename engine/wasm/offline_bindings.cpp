// SPDX-License-Identifier: MIT
// The module within a report: it opens the report's data, tells its first figures and answers every
// question. It has no SQLite, for it opens no other file: web/README.md has what that saves.
#include <emscripten/bind.h>

#include <utility>

#include "codec/wire_reader.hpp"
#include "cronlens/contract/decide_hash.hpp"
#include "decide_questions.hpp"
#include "report_options.hpp"

namespace {

using namespace cronlens;

/// The data is in the slot `rows`.
emscripten::val open_report_data() {
  const std::vector<std::uint8_t> data = std::exchange(tab::rows, {});
  tab::write_answer(tab::guarded([&]() -> Result<Snapshot> {
    return tab::replace_engine([&] { return open_report(data); });
  }));
  return tab::view(tab::answer);
}

/// As HTML, of the report that is open.
emscripten::val summary(const std::string& title, double days, int redact, double left_out) {
  tab::write_answer(tab::guarded([&]() -> Result<std::string> {
    if (!tab::engine) return tab::nothing_open();
    const auto options = tab::report_options(title, days, redact);
    if (!options) return options.error();
    return report_summary(*tab::engine, options.value(), left_out);
  }));
  return tab::view(tab::answer);
}

emscripten::val ask(const std::string& kind) {
  tab::answer_any<tab::Asker::page>(
      kind, []<class Request>() { return wire::read<Request>(tab::request); },
      [](const auto& result) { tab::write_answer(result); });
  return tab::view(tab::answer);
}

std::string decide_hash() {
  return hash_text(kDecideHash);
}

}  // namespace

EMSCRIPTEN_BINDINGS(cronlens_offline) {
  emscripten::function("openReport", &open_report_data);
  emscripten::function("reportSummary", &summary);
  emscripten::function("ask", &ask);
  emscripten::function("decideHash", &decide_hash);
}
