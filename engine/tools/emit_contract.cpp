// SPDX-License-Identifier: MIT
// Writes web/src/contract/contract.gen.ts to standard output, or with --measures the reference of
// all measures (engine/measures.md).
#include <cstdio>
#include <cstring>
#include <string>

#include "codec/contract_text.hpp"
#include "cronlens/measure.hpp"

namespace {

std::string measures_markdown() {
  std::string out =
      "# Measures\n\nGenerated from `include/cronlens/measure.hpp` by `scripts/build`.\n\n"
      "| id | unit | what it says | formula |\n| --- | --- | --- | --- |\n";
  for (const auto& measure : cronlens::kMeasures) {
    out += "| `" + std::string(measure.name) + "` | " +
           std::string(cronlens::spelling(measure.unit)) + " | " + std::string(measure.sentence) +
           " | " + std::string(measure.formula) + " |\n";
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  const bool measures = argc > 1 && std::strcmp(argv[1], "--measures") == 0;
  const std::string text = measures ? measures_markdown() : cronlens::contract_typescript();
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() ? 0 : 1;
}
