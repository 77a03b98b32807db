// SPDX-License-Identifier: MIT
// The engine as a WebAssembly module: bytes in, bytes out. One engine per module instance, so no
// handle ever crosses; the page makes a new instance (a worker) to start afresh.
//
//   page                         worker                        this file
//   Engine (port) -- messages -> engine_core.ts -- Embind ---> reserve, open, append, ask
//                <- ArrayBuffer (transferred) --  slice() <--- view on `answer`
//                                 readSource <--- what of the database is needed, when it is
//
// Every answer is a view that is valid until the next call: 4 bytes 1 and the value, or 4 bytes 0
// and an EngineError, in the wire format of codec/wire_writer.hpp.
//
// What every module has is here; a module takes of the others what it is for: opening files
// (file_bindings.cpp) or a report (offline_bindings.cpp), packing one (report_bindings.cpp), and
// its questions.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <new>
#include <stdexcept>
#include <string>
#include <vector>

#include "cronlens/contract_hash.hpp"
#include "module.hpp"

namespace {

using namespace cronlens;
using emscripten::val;
using tab::answer;
using tab::engine;
using tab::guarded;
using tab::jobs;
using tab::nothing_open;
using tab::request;
using tab::revision;
using tab::view;
using tab::write_answer;

std::vector<std::uint8_t>* slot(const std::string& name) {
  if (name == "wal") return &tab::wal;
  if (name == "rows") return &tab::rows;
  if (name == "prices") return &tab::prices;
  return name == "jobs" ? &jobs : nullptr;
}

val reserve(const std::string& name, double size) {
  auto* bytes = slot(name);
  if (!bytes) return val::null();
  try {
    *bytes = std::vector<std::uint8_t>(static_cast<std::size_t>(size));
  } catch (const std::bad_alloc&) {
    return val::null();
  } catch (const std::length_error&) {
    return val::null();
  }
  return view(*bytes);
}

val slot_view(const std::string& name) {
  auto* bytes = slot(name);
  return bytes ? view(*bytes) : val::null();
}

val attach_jobs() {
  const std::string text(jobs.begin(), jobs.end());
  jobs = {};
  ++revision;
  write_answer(guarded([&]() -> Result<Snapshot> {
    return engine ? engine->attach_jobs(text) : Result<Snapshot>(nothing_open());
  }));
  return view(answer);
}

val reserve_request(double size) {
  request.resize(static_cast<std::size_t>(size));
  return view(request);
}

}  // namespace

EMSCRIPTEN_BINDINGS(cronlens) {
  emscripten::function("contractHash", &contract_hash);
  emscripten::function("reserve", &reserve);
  emscripten::function("slotView", &slot_view);
  emscripten::function("attachJobs", &attach_jobs);
  emscripten::function("reserveRequest", &reserve_request);
}
