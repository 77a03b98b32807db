// SPDX-License-Identifier: MIT
// Every question, those of the decide view too, and the answers also as JSON text, byte for byte
// what the native build writes. For the module of dist/engine: the page is spared the size.
#include <emscripten/bind.h>

#include <string>

#include "codec/json_reader.hpp"
#include "codec/json_writer.hpp"
#include "codec/wire_reader.hpp"
#include "decide_questions.hpp"
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
  const auto parse = [&]<class Request>() { return json::parse<Request>(request); };
  const auto use = [&](const auto& result) { text = text_of(result); };
  tab::answer_any<tab::Asker::program>(kind, parse, use);
  return text;
}

emscripten::val ask(const std::string& kind) {
  const auto parse = []<class Request>() { return wire::read<Request>(tab::request); };
  const auto use = [](const auto& result) { tab::write_answer(result); };
  tab::answer_any<tab::Asker::program>(kind, parse, use);
  return tab::view(tab::answer);
}

/// The answer in the wire format, so that tests can compare what both builds send.
emscripten::val ask_wire(const std::string& kind, const std::string& request) {
  const auto parse = [&]<class Request>() { return json::parse<Request>(request); };
  const auto use = [](const auto& result) { tab::write_answer(result); };
  tab::answer_any<tab::Asker::program>(kind, parse, use);
  return tab::view(tab::answer);
}

}  // namespace

EMSCRIPTEN_BINDINGS(cronlens_json) {
  emscripten::function("ask", &ask);
  emscripten::function("askJson", &ask_json);
  emscripten::function("askWire", &ask_wire);
}
