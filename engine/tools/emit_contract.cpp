// SPDX-License-Identifier: MIT
// Writes web/src/contract/contract.gen.ts to standard output, with --decide decide.gen.ts, or with
// --measures the reference of all measures (engine/measures.md).
#include <cstdio>
#include <string>
#include <string_view>

#include "codec/contract_text.hpp"
#include "cronlens/contract/decide/measure.hpp"
#include "cronlens/measure.hpp"

namespace {

template <class Table>
void add_rows(std::string& out, const Table& table) {
  for (const auto& measure : table) {
    out += "| `" + std::string(measure.name) + "` | " +
           std::string(cronlens::spelling(measure.unit)) + " | " + std::string(measure.sentence) +
           " | " + std::string(measure.formula) + " |\n";
  }
}

std::string measures_markdown() {
  std::string out =
      "# Measures\n\nGenerated from `include/cronlens/measure.hpp` by `scripts/build`.\n\n"
      "| id | unit | what it says | formula |\n| --- | --- | --- | --- |\n";
  add_rows(out, cronlens::kMeasures);
  out +=
      "\n## Decide\n\nGenerated from `include/cronlens/contract/decide/measure.hpp`.\n\n"
      "| id | unit | what it says | formula |\n| --- | --- | --- | --- |\n";
  add_rows(out, cronlens::kDecideMeasures);
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view what = argc > 1 ? argv[1] : "";
  const std::string text = what == "--measures" ? measures_markdown()
                           : what == "--decide" ? cronlens::decide_typescript()
                                                : cronlens::contract_typescript();
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() ? 0 : 1;
}
