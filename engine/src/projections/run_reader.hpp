// SPDX-License-Identifier: MIT
// One run with everything that is known of it: the columns, and the texts that stay in the file.
#pragma once

#include <cstdint>
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
  struct File {
    const facts::Database* database;
    std::size_t first_row;
    facts::Statement statement;
  };

  const Engine::State& state_;
  std::vector<File> files_;
};

}  // namespace cronlens::projections
