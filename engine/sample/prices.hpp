// SPDX-License-Identifier: MIT
// The models of the sample, what they cost, and how they behave. Prices are in thousandths of a US
// dollar per million tokens, so that tokens x price / 1000 is a whole number of micro-dollars.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "sample/utc.hpp"

namespace cronlens::sample {

enum class ModelId : std::uint8_t {
  none,  // a script, or an agent run whose model was not recorded
  sonnet,
  opus,
  gpt_mini,
  gemini_flash,
  deepseek,
  kimi,
  qwen_local,
  glm,
};

struct Price {
  std::int64_t input = 0;
  std::int64_t output = 0;
  std::int64_t cache_read = 0;
  std::int64_t cache_write = 0;
};

struct ModelInfo {
  std::string_view name;
  std::string_view provider;
  std::string_view cost_status;
  std::string_view cost_source;
  Price price;
  int cached_permille;     // of the prompt, on average: reads from the provider's cache
  int written_permille;    // of the prompt: stored in that cache, where storing is billed
  int reasoning_permille;  // of the output
  int tokens_per_second;
};

inline constexpr auto kModels = std::to_array<ModelInfo>({
    {"", "", "", "", {}, 0, 0, 0, 1},
    {"anthropic/claude-sonnet-4.5",
     "anthropic",
     "estimated",
     "official_docs_snapshot",
     {3000, 15000, 300, 3750},
     600,
     80,
     150,
     62},
    {"anthropic/claude-opus-4.5",
     "anthropic",
     "estimated",
     "official_docs_snapshot",
     {5000, 25000, 500, 6250},
     580,
     90,
     250,
     48},
    {"openai/gpt-5-mini",
     "openai",
     "estimated",
     "official_docs_snapshot",
     {250, 2000, 25, 0},
     420,
     0,
     450,
     95},
    {"google/gemini-2.5-flash",
     "openrouter",
     "estimated",
     "provider_models_api",
     {300, 2500, 30, 0},
     300,
     0,
     200,
     160},
    {"deepseek/deepseek-chat",
     "deepseek",
     "estimated",
     "official_docs_snapshot",
     {560, 1680, 70, 0},
     450,
     0,
     0,
     34},
    {"moonshotai/kimi-k2",
     "openrouter",
     "estimated",
     "provider_models_api",
     {600, 2500, 150, 0},
     300,
     0,
     0,
     40},
    {"qwen/qwen3-32b", "ollama", "included", "none", {}, 0, 0, 300, 19},
    {"z-ai/glm-4.6", "openrouter", "unknown", "none", {}, 200, 0, 180, 52},
});

constexpr const ModelInfo& model_info(ModelId id) {
  return kModels[static_cast<std::size_t>(id)];
}

/// The provider raised this price here; the price above is the one since then.
inline constexpr ModelId kRepricedModel = ModelId::deepseek;
inline constexpr Price kPriceBefore{270, 1100, 70, 0};
inline constexpr Millis kRepricedAgo = 45 * kDay;

struct Tokens {
  std::int64_t input = 0;
  std::int64_t output = 0;
  std::int64_t reasoning = 0;
  std::int64_t cache_read = 0;
  std::int64_t cache_write = 0;
};

/// In micro-dollars; `age` is how long before now the run was.
constexpr std::int64_t cost_of(const Tokens& tokens, ModelId model, Millis age) {
  const bool old_price = model == kRepricedModel && age > kRepricedAgo;
  const Price& price = old_price ? kPriceBefore : model_info(model).price;
  return (tokens.input * price.input + tokens.output * price.output +
          tokens.cache_read * price.cache_read + tokens.cache_write * price.cache_write + 500) /
         1000;
}

}  // namespace cronlens::sample
