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
#include <emscripten/bind.h>
#include <emscripten/emscripten.h>
#include <emscripten/val.h>

#include <new>
#include <stdexcept>
#include <string>
#include <vector>

#include "cronlens/contract_hash.hpp"
#include "module.hpp"
#include "sample/sample.hpp"

// engine_core.ts gives the module this function; false when the file cannot be read. Addresses
// arrive as signed numbers.
EM_JS(bool, read_source, (double offset, std::uint8_t* into, std::size_t size), {
  const begin = into < 0 ? into + 0x100000000 : into;
  return Module['readSource'](offset, HEAPU8.subarray(begin, begin + size));
});

namespace {

using namespace cronlens;
using emscripten::val;
using tab::answer;
using tab::engine;
using tab::guarded;
using tab::nothing_open;
using tab::request;
using tab::revision;
using tab::view;
using tab::write_answer;

using tab::prices;
using tab::request;
using tab::rows;

std::vector<std::uint8_t> wal, jobs;

/// The database where the page has it: a file on the disk, or bytes outside of the module's memory.
class PageSource final : public ByteSource {
 public:
  explicit PageSource(double size) : size_(static_cast<std::uint64_t>(size)) {}
  std::uint64_t size() const override { return size_; }
  bool read(std::uint64_t offset, std::span<std::uint8_t> into) const override {
    return read_source(static_cast<double>(offset), into.data(), into.size());
  }

 private:
  std::uint64_t size_;
};

std::vector<std::uint8_t>* slot(const std::string& name) {
  if (name == "wal") return &wal;
  if (name == "rows") return &rows;
  if (name == "prices") return &prices;
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

Result<Snapshot> open_source(Source source) {
  return guarded(
      [&] { return tab::replace_engine([&] { return Engine::open(std::move(source)); }); });
}

/// A new file replaces the open one; its memory is needed, and its source is gone.
Source take_source(double size) {
  engine.reset();
  ++revision;
  Source source(std::make_unique<PageSource>(size), std::move(wal));
  if (!jobs.empty()) source.jobs_json = std::string(jobs.begin(), jobs.end());
  wal = {}, jobs = {};
  return source;
}

val open(double size) {
  write_answer(open_source(take_source(size)));
  return view(answer);
}

val open_newest(double size, double now, double days) {
  write_answer(guarded([&]() -> Result<Snapshot> {
    auto opened = Engine::open_newest(take_source(size), Instant(now), days);
    if (!opened) return make_error(ErrorCode::bad_query, "The whole file has to be read for that.");
    engine.emplace(std::move(*opened));
    return engine->snapshot();
  }));
  return view(answer);
}

val open_sample(double now) {
  write_answer(guarded([&]() -> Result<Snapshot> {
    auto files = sample::make_sample({now, std::nullopt});
    return open_source({std::move(files.facts_db), {}, std::move(files.jobs_json)});
  }));
  return view(answer);
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

val append() {
  std::vector<std::uint8_t> bytes = std::move(rows);
  rows = {};
  ++revision;
  write_answer(guarded([&]() -> Result<Snapshot> {
    return engine ? engine->append(std::move(bytes)) : Result<Snapshot>(nothing_open());
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
  emscripten::function("open", &open);
  emscripten::function("openNewest", &open_newest);
  emscripten::function("openSample", &open_sample);
  emscripten::function("attachJobs", &attach_jobs);
  emscripten::function("append", &append);
  emscripten::function("reserveRequest", &reserve_request);
}
