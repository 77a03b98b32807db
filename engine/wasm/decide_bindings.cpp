// SPDX-License-Identifier: MIT
// The decide view's own module: the file is opened as in bindings.cpp, the questions are these.
#include <emscripten/bind.h>

#include "codec/wire_reader.hpp"
#include "cronlens/contract/decide_hash.hpp"
#include "decide_questions.hpp"

namespace {

using namespace cronlens;

emscripten::val ask(const std::string& kind) {
  const auto parse = []<class Request>() { return wire::read<Request>(tab::request); };
  const auto use = [](const auto& result) { tab::write_answer(result); };
  if (!tab::answer_decision(kind, parse, use)) {
    use(Result<PriceLists>(make_error(ErrorCode::bad_query, "Unknown kind of question: " + kind)));
  }
  return tab::view(tab::answer);
}

std::string decide_hash() {
  return hash_text(kDecideHash);
}

}  // namespace

EMSCRIPTEN_BINDINGS(cronlens_decide) {
  emscripten::function("ask", &ask);
  emscripten::function("decideHash", &decide_hash);
}
