// SPDX-License-Identifier: MIT
// Opening a facts.db, and adding to it.
#include <emscripten/bind.h>
#include <emscripten/emscripten.h>
#include <emscripten/heap.h>

#include <algorithm>
#include <utility>

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
using tab::jobs;
using tab::nothing_open;
using tab::revision;
using tab::rows;
using tab::view;
using tab::wal;
using tab::write_answer;

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

Result<Snapshot> open_source(Source source) {
  return guarded(
      [&] { return tab::replace_engine([&] { return Engine::open(std::move(source)); }); });
}

/// Columns and indexes take about this part of a file. Memory that is asked for at once is not
/// asked for in twenty steps, each of which costs milliseconds; what is not written to costs
/// nothing.
void reserve_memory(double file_size) {
  constexpr double kPart = 0.6, kMost = 2e9;
  const auto wanted = static_cast<std::size_t>(std::min(file_size, kMost) * kPart);
  // Where so much is not to be had, the steps may still lead far enough.
  if (wanted > emscripten_get_heap_size()) emscripten_resize_heap(wanted);
}

Source make_source(double size) {
  Source source(std::make_unique<PageSource>(size), std::move(wal));
  if (!jobs.empty()) source.jobs_json = std::string(jobs.begin(), jobs.end());
  wal = {}, jobs = {};
  return source;
}

/// A new file replaces the open one; its memory is needed, and its source is gone.
Source take_source(double size) {
  engine.reset();
  ++revision;
  reserve_memory(size);
  return make_source(size);
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

/// Nothing is read from the open file meanwhile: its source may be another one already.
val grow(double size) {
  ++revision;
  write_answer(guarded([&]() -> Result<Snapshot> {
    return engine ? engine->grow(make_source(size)) : Result<Snapshot>(nothing_open());
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

}  // namespace

EMSCRIPTEN_BINDINGS(cronlens_files) {
  emscripten::function("open", &open);
  emscripten::function("openNewest", &open_newest);
  emscripten::function("openSample", &open_sample);
  emscripten::function("append", &append);
  emscripten::function("grow", &grow);
}
