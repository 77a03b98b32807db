// SPDX-License-Identifier: MIT
// The questions of the panels. The request is what was written to the view of reserveRequest(), in
// the wire format.
#include <emscripten/bind.h>

#include "codec/wire_reader.hpp"
#include "module.hpp"

namespace {

using namespace cronlens;

emscripten::val ask(const std::string& kind) {
  tab::answer_question<tab::Asker::page>(
      kind, []<class Request>() { return wire::read<Request>(tab::request); },
      [](const auto& result) { tab::write_answer(result); });
  return tab::view(tab::answer);
}

}  // namespace

EMSCRIPTEN_BINDINGS(cronlens_questions) {
  emscripten::function("ask", &ask);
}
