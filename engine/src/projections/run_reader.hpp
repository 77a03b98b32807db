// SPDX-License-Identifier: MIT
// One run with everything that is known of it: the columns, and the texts that stay where it came
// from.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "cronlens/contract/job.hpp"
#include "cronlens/result.hpp"
#include "facts/facts.hpp"
#include "state.hpp"

namespace cronlens::projections {

/// Input + output + cache tokens; nothing where one of them is unknown.
std::optional<std::int64_t> tokens_of(const facts::Facts& facts, std::uint32_t row);

/// Reads runs one by one, from the file that each of them came in.
class RunReader {
 public:
  explicit RunReader(const Engine::State& state);

  Result<Run> read(std::uint32_t row);

 private:
  struct Reader {
    std::size_t first_row;
    std::unique_ptr<facts::RowTextReader> texts;
  };

  const Engine::State& state_;
  std::vector<Reader> readers_;
};

}  // namespace cronlens::projections
