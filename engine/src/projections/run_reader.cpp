// SPDX-License-Identifier: MIT
#include "projections/run_reader.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace cronlens::projections {
namespace {

using facts::Facts;
using facts::kUnknownTokens;

std::optional<std::string> text_of(const facts::Dictionary& dictionary, std::uint32_t id) {
  if (id == facts::Dictionary::kNull) return std::nullopt;
  return dictionary.text(id);
}

template <class Q>
std::optional<Q> quantity(std::optional<double> value) {
  return value ? std::optional(Q(*value)) : std::nullopt;
}

std::optional<Tokens> tokens(std::int64_t value) {
  if (value == kUnknownTokens) return std::nullopt;
  return Tokens(static_cast<double>(value));
}

void fill_from_columns(Run& run, const Facts& facts, std::uint32_t row) {
  const auto known = [](double value) {
    return std::isnan(value) ? std::nullopt : std::optional(value);
  };
  run.run_time = Instant(facts.run_time[row]);
  run.duration = quantity<Seconds>(known(facts.duration[row]));
  run.model = text_of(facts.models, facts.model[row]);
  run.provider = text_of(facts.providers, facts.provider[row]);
  run.mode = text_of(facts.modes, facts.mode[row]);
  run.outcome = facts.outcome[row];
  run.cost = quantity<Usd>(known(facts.cost[row]));
  if (const auto sum = tokens_of(facts, row)) run.tokens = tokens(*sum);
  run.input_tokens = tokens(facts.input[row]);
  run.output_tokens = tokens(facts.output[row]);
  run.reasoning_tokens = tokens(facts.reasoning[row]);
  run.cache_read_tokens = tokens(facts.cache_read[row]);
  run.cache_write_tokens = tokens(facts.cache_write[row]);
}

}  // namespace

std::optional<std::int64_t> tokens_of(const Facts& facts, std::uint32_t row) {
  std::int64_t sum = 0;
  for (const std::int64_t part :
       {facts.input[row], facts.output[row], facts.cache_read[row], facts.cache_write[row]}) {
    if (part == kUnknownTokens) return std::nullopt;
    sum += part;
  }
  return sum;
}

RunReader::RunReader(const Engine::State& state) : state_(state) {
  for (const Engine::Part& part : state.parts) {
    readers_.push_back({part.first_row, part.rows->reader()});
  }
}

Result<Run> RunReader::read(std::uint32_t row) {
  const Reader& reader = *std::find_if(readers_.rbegin(), readers_.rend(),
                                       [row](const Reader& each) { return each.first_row <= row; });
  auto read = reader.texts->read(state_.cells.facts().rowid[row]);
  if (!read) return read.error();
  facts::RowTexts& texts = read.value();
  Run run;
  fill_from_columns(run, state_.cells.facts(), row);
  run.session_id = std::move(texts.session_id);
  run.end_reason = std::move(texts.end_reason);
  run.cost_status = std::move(texts.cost_status);
  run.ended_at = quantity<Instant>(texts.ended_at);
  run.actual_cost = quantity<Usd>(texts.actual_cost);
  return run;
}

}  // namespace cronlens::projections
