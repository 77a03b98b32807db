// SPDX-License-Identifier: MIT
// What the files of the module share: the one open engine, and how a call is guarded.
#pragma once

#include <emscripten/val.h>

#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

#include "codec/wire_writer.hpp"
#include "cronlens/engine.hpp"

namespace cronlens::tab {

inline std::optional<Engine> engine;

/// Counts what was opened or added: what is remembered of the engine holds for one of these only.
inline int revision = 0;

inline wire::Buffer answer;

/// What the page hands over: what lies beside a file, the rows of another file or of a report, a
/// price list, and a question.
inline std::vector<std::uint8_t> wal, jobs, rows, prices, request;

template <class Bytes>
emscripten::val view(Bytes& bytes) {
  return emscripten::val(emscripten::typed_memory_view(bytes.size(), bytes.data()));
}

/// Writes the envelope. The wire writer pads values, so the flag is written as part of the stream.
template <class T>
void write_answer(const Result<T>& result) {
  wire::Writer writer(std::move(answer));
  writer.put(result.ok());
  if (result.ok()) {
    writer.put(result.value());
  } else {
    writer.put(result.error());
  }
  answer = writer.take();
}

inline Error nothing_open() {
  return make_error(ErrorCode::bad_query, "No file is open.");
}

/// A new file replaces the open one, whose memory is needed.
template <class Open>
Result<Snapshot> replace_engine(Open&& open) {
  engine.reset();
  ++revision;
  auto opened = open();
  if (!opened) return opened.error();
  engine.emplace(std::move(opened.value()));
  return engine->snapshot();
}

/// Runs `body`; a heap that cannot grow further becomes an error like any other.
template <class Body>
std::invoke_result_t<Body> guarded(Body&& body) {
  try {
    return body();
  } catch (const std::bad_alloc&) {
    return make_error(ErrorCode::too_large, "The memory of the tab is used up.");
  } catch (const std::exception& fault) {
    return make_error(ErrorCode::internal, fault.what());
  }
}

/// Comparisons are for programs; the page asks none, and what nobody calls is left out of its
/// module.
enum class Asker { page, program };

/// Calls use(kind, result) for one kind of question, where parse<Request>() gives the request.
template <Asker asker, class Parse, class Use>
void answer_question(const std::string& kind, Parse&& parse, Use&& use) {
  const auto ask = [&]<class Request, class T>(Result<T> (Engine::*method)(const Request&) const) {
    use(guarded([&]() -> Result<T> {
      if (!engine) return nothing_open();
      const auto request = parse.template operator()<Request>();
      if (!request) return request.error();
      return ((*engine).*method)(request.value());
    }));
  };
  if (kind == "dashboard") return ask(&Engine::dashboard);
  if (kind == "job") return ask(&Engine::job);
  if (kind == "sparklines") return ask(&Engine::sparklines);
  if (kind == "runs") return ask(&Engine::runs);
  if constexpr (asker == Asker::program) {
    if (kind == "compare") return ask(&Engine::compare);
  }
  if (kind == "snapshot" && engine) return use(Result<Snapshot>(engine->snapshot()));
  use(Result<Snapshot>(make_error(ErrorCode::bad_query, "Unknown kind of question: " + kind)));
}

}  // namespace cronlens::tab
