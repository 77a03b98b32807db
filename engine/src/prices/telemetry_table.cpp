// SPDX-License-Identifier: MIT
#include "prices/telemetry_table.hpp"

#include <array>

namespace cronlens::prices {
namespace {

constexpr auto kModels = std::to_array<TelemetryRow>({
    {"claude-opus-4-8", 5, 25, 0.5, 6.25},
    {"claude-opus-4-7", 5, 25, 0.5, 6.25},
    {"claude-sonnet-4-6", 3, 15, 0.3, 3.75},
    {"claude-sonnet-4-5", 3, 15, 0.3, 3.75},
    {"claude-haiku-4-5", 0.8, 4, 0.08, 1},
    {"claude-opus-4", 15, 75, 1.5, 18.75},
    {"claude-sonnet-4", 3, 15, 0.3, 3.75},
    {"claude-3-5-sonnet-20241022", 3, 15, 0.3, 3.75},
    {"claude-3-5-haiku-20241022", 0.8, 4, 0.08, 1},
    {"claude-3-opus-20240229", 15, 75, 1.5, 18.75},
    {"claude-3-haiku-20240307", 0.25, 1.25, 0.03, 0.3},
    {"gpt-4o", 2.5, 10},
    {"gpt-4o-mini", 0.15, 0.6},
    {"gpt-4-turbo", 10, 30},
    {"gpt-4", 30, 60},
    {"gpt-3.5-turbo", 0.5, 1.5},
    {"o1", 15, 60},
    {"o1-mini", 3, 12},
    {"o3", 10, 40},
    {"o3-mini", 1.1, 4.4},
    {"o4-mini", 1.1, 4.4},
    {"deepseek-chat", 0.27, 1.1},
    {"deepseek-v3", 0.27, 1.1},
    {"deepseek-r1", 0.55, 2.19},
    {"owl-alpha", 0, 0},
    {"hermes-3-llama-3.1-405b", 3, 15},
    {"hermes-3-llama-3.1-70b", 0.7, 0.9},
    {"nvidia/nemotron-3-super-120b-a12b", 0.1, 0.5},
    {"nvidia/nemotron-super-49b", 0.1, 0.4},
    {"nvidia/nemotron-70b-instruct", 1.2, 1.2},
    {"nvidia/nemotron-nano-12b-vl", 0.2, 0.6},
    {"nvidia/nemotron-nano-9b", 0.04, 0.16},
    {"nvidia/nemotron-3-ultra", 0.5, 2.5},
    {"meta-llama/llama-3.1-405b-instruct", 2.7, 2.7},
    {"meta-llama/llama-3.1-70b-instruct", 0.52, 0.75},
    {"meta-llama/llama-3.3-70b-instruct", 0.59, 0.79},
    {"gemini-3.5-flash", 1.5, 9, 0.15},
    {"gemini-3.1-pro-preview", 2, 12, 0.2},
    {"gemini-3.1-flash-lite", 0.25, 1.5, 0.025},
    {"gemini-3-flash-preview", 0.5, 3, 0.05},
    {"gemini-2.5-pro", 1.25, 10, 0.125},
    {"gemini-2.5-flash", 0.3, 2.5, 0.03},
    {"gemini-2.5-flash-lite", 0.1, 0.4, 0.01},
});

constexpr auto kFamilies = std::to_array<TelemetryRow>({
    {"claude-opus", 5, 25, 0.5, 6.25},
    {"claude-sonnet", 3, 15, 0.3, 3.75},
    {"claude-haiku", 0.8, 4, 0.08, 1},
    {"gpt-4o-mini", 0.15, 0.6},
    {"gpt-4o", 2.5, 10},
    {"gpt-4", 10, 30},
    {"gpt-3.5", 0.5, 1.5},
    {"o1-mini", 3, 12},
    {"o1", 15, 60},
    {"o3-mini", 1.1, 4.4},
    {"o3", 10, 40},
    {"o4-mini", 1.1, 4.4},
    {"deepseek-r1", 0.55, 2.19},
    {"deepseek", 0.27, 1.1},
    {"gemini-3.1-flash-lite", 0.25, 1.5, 0.025},
    {"gemini-2.5-flash-lite", 0.1, 0.4, 0.01},
    {"gemini-3.5-flash", 1.5, 9, 0.15},
    {"gemini-3.1-pro", 2, 12, 0.2},
    {"gemini-3-flash", 0.5, 3, 0.05},
    {"gemini-2.5-flash", 0.3, 2.5, 0.03},
    {"gemini-2.5-pro", 1.25, 10, 0.125},
    {"llama-3.1-405", 2.7, 2.7},
    {"llama-3.1-70", 0.52, 0.75},
    {"llama-3.3-70", 0.59, 0.79},
});

}  // namespace

std::span<const TelemetryRow> telemetry_models() {
  return kModels;
}

std::span<const TelemetryRow> telemetry_families() {
  return kFamilies;
}

}  // namespace cronlens::prices
