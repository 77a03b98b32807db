// SPDX-License-Identifier: MIT
// Reports: making the data of one from the open file, and opening that data again.
#include <emscripten/bind.h>

#include <string>
#include <utility>

#include "codec/wire_reader.hpp"
#include "cronlens/report.hpp"
#include "module.hpp"

namespace {

using namespace cronlens;
using emscripten::val;
using tab::answer;

enum RedactionBits { kNames = 1, kIds = 2, kCosts = 4 };

Result<Report> report_of(const std::string& title, double days, int redact) {
  if (!tab::engine) return tab::nothing_open();
  auto query = wire::read<Query>(tab::request);
  if (!query) return query.error();
  ReportOptions options{title, std::nullopt, {}, std::move(query.value())};
  if (days > 0) options.days = days;
  options.redact = {(redact & kNames) != 0, (redact & kIds) != 0, (redact & kCosts) != 0};
  return make_report(*tab::engine, options);
}

/// The query is what was written to the view of reserve_request(). `days` 0: every run.
val make(const std::string& title, double days, int redact) {
  const auto report = tab::guarded([&] { return report_of(title, days, redact); });
  wire::Writer writer(std::move(answer));
  writer.put(report.ok());
  if (report.ok()) {
    writer.put(report.value().runs);
    writer.put(report.value().left_out);
    writer.put(report.value().summary);
    writer.put(std::string(report.value().data.begin(), report.value().data.end()));
  } else {
    writer.put(report.error());
  }
  answer = writer.take();
  return tab::view(answer);
}

/// The data is in the slot `rows`.
val open() {
  const std::vector<std::uint8_t> data = std::move(tab::rows);
  tab::rows = {};
  tab::write_answer(tab::guarded([&]() -> Result<Snapshot> {
    return tab::replace_engine([&]() -> Result<Engine> {
      auto source = read_report(data);
      return source ? Engine::open(std::move(source.value())) : Result<Engine>(source.error());
    });
  }));
  return tab::view(answer);
}

}  // namespace

EMSCRIPTEN_BINDINGS(cronlens_report) {
  emscripten::function("makeReport", &make);
  emscripten::function("openReport", &open);
}
