// SPDX-License-Identifier: MIT
#pragma once

#include "cronlens/prices.hpp"
#include "facts/facts.hpp"

namespace cronlens::prices {

inline std::optional<std::int64_t> known_tokens(std::int64_t count) {
  return count == facts::kUnknownTokens ? std::nullopt : std::optional(count);
}

inline RunTokens run_tokens(const facts::Facts& facts, std::size_t row) {
  return {known_tokens(facts.input[row]), known_tokens(facts.output[row]),
          known_tokens(facts.reasoning[row]), known_tokens(facts.cache_read[row]),
          known_tokens(facts.cache_write[row])};
}

}  // namespace cronlens::prices
