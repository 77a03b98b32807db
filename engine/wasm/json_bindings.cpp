// SPDX-License-Identifier: MIT
// The answers as JSON text, byte for byte what the native build writes. Only the module of
// dist/engine has it: the page asks and reads in the wire format, and is spared the size.
#include <emscripten/bind.h>

#include <string>

#include "codec/json_reader.hpp"
#include "codec/json_writer.hpp"
#include "module.hpp"

namespace {

using namespace cronlens;

template <class T>
std::string text_of(const Result<T>& result) {
  return json::dump(result.ok() ? json::to_json(result.value())
                                : json::Json{{"error", json::to_json(result.error())}},
                    2);
}

std::string ask_json(const std::string& kind, const std::string& request) {
  std::string text;
  tab::answer_question(
      kind, [&]<class Request>() { return json::parse<Request>(request); },
      [&](const auto& result) { text = text_of(result); });
  return text;
}

/// The answer in the wire format, so that tests can compare what both builds send.
emscripten::val ask_wire(const std::string& kind, const std::string& request) {
  tab::answer_question(
      kind, [&]<class Request>() { return json::parse<Request>(request); },
      [](const auto& result) { tab::write_answer(result); });
  return tab::view(tab::answer);
}

}  // namespace

EMSCRIPTEN_BINDINGS(cronlens_json) {
  emscripten::function("askJson", &ask_json);
  emscripten::function("askWire", &ask_wire);
}
