// SPDX-License-Identifier: MIT
// A selection beside the period before it and beside other prices: the question that is asked at
// every step of a slider, so it crosses as columns both ways.
#pragma once

#include <vector>

#include "cronlens/contract/panels.hpp"
#include "cronlens/contract/query.hpp"

namespace cronlens {

struct WhatIf {
  std::vector<Count> choice;
  std::vector<Usd> input, output, reasoning, cache_read, cache_write;
};
template <>
struct Shape<WhatIf> {
  static constexpr std::string_view name = "WhatIf";
  static constexpr std::string_view doc =
      "Other prices for the tokens of each job. Empty: nothing is compared.";
  static constexpr auto fields = std::make_tuple(
      field("choice", &WhatIf::choice,
            "for each of Snapshot.jobIds the row of the prices, or -1: the job keeps its cost"),
      field("input", &WhatIf::input, "prices in USD for a million tokens"),
      field("output", &WhatIf::output, "reasoning included"),
      field("reasoning", &WhatIf::reasoning, "what a reasoning token costs on top, mostly 0"),
      field("cacheRead", &WhatIf::cache_read, ""), field("cacheWrite", &WhatIf::cache_write, ""));
};

struct CompareRequest {
  Query query;
  Bucket bucket = Bucket::day;
  WhatIf what_if;
};
template <>
struct Shape<CompareRequest> {
  static constexpr std::string_view name = "CompareRequest";
  static constexpr std::string_view doc = "A selection, its steps in time, and other prices.";
  static constexpr auto fields =
      std::make_tuple(field("query", &CompareRequest::query, "the filters"),
                      field("bucket", &CompareRequest::bucket, "the step wanted, if they are few"),
                      field("whatIf", &CompareRequest::what_if, "prices to compare with"));
};

struct SumTable {
  std::vector<Count> runs, success_runs, failure_runs;
  std::vector<Usd> cost, success_cost, failure_cost;
  std::vector<Count> unknown_cost_runs;
  std::vector<Tokens> input_tokens, output_tokens, reasoning_tokens;
  std::vector<Tokens> cache_read_tokens, cache_write_tokens;
  std::vector<Seconds> duration;
};
template <>
struct Shape<SumTable> {
  static constexpr std::string_view name = "SumTable";
  static constexpr std::string_view doc =
      "Plain sums, one row per group. Costs are over the runs whose cost is known.";
  static constexpr auto fields = std::make_tuple(
      field("runs", &SumTable::runs, ""), field("successRuns", &SumTable::success_runs, ""),
      field("failureRuns", &SumTable::failure_runs, ""), field("cost", &SumTable::cost, ""),
      field("successCost", &SumTable::success_cost, ""),
      field("failureCost", &SumTable::failure_cost, ""),
      field("unknownCostRuns", &SumTable::unknown_cost_runs, "counted beside the costs"),
      field("inputTokens", &SumTable::input_tokens, ""),
      field("outputTokens", &SumTable::output_tokens, ""),
      field("reasoningTokens", &SumTable::reasoning_tokens, ""),
      field("cacheReadTokens", &SumTable::cache_read_tokens, ""),
      field("cacheWriteTokens", &SumTable::cache_write_tokens, ""),
      field("duration", &SumTable::duration, ""));
};

struct Comparison {
  SumTable totals;
  std::vector<Count> jobs;
  SumTable job_sums;
  std::vector<Instant> job_last_run;
  std::vector<Usd> job_what_if;
  Usd what_if{0};
  std::vector<Count> models;
  SumTable model_sums;
  Timeline timeline;
};
template <>
struct Shape<Comparison> {
  static constexpr std::string_view name = "Comparison";
  static constexpr std::string_view doc =
      "Sums of a selection by job, model and time. Groups dearest first, ties by name.";
  static constexpr auto fields = std::make_tuple(
      field("totals", &Comparison::totals,
            "row 0 the window, row 1 the period before it; without one row 1 is absent"),
      field("jobs", &Comparison::jobs, "rows of Snapshot.jobIds"),
      field("jobSums", &Comparison::job_sums, "one row for each of jobs"),
      field("jobLastRun", &Comparison::job_last_run, ""),
      field("jobWhatIf", &Comparison::job_what_if,
            "cost at the other prices, over the token counts that are known"),
      field("whatIf", &Comparison::what_if, "the sum of jobWhatIf"),
      field("models", &Comparison::models, "rows of Snapshot.models"),
      field("modelSums", &Comparison::model_sums, "one row for each of models"),
      field("timeline", &Comparison::timeline, "its steps; coarser than asked for if too many"));
};

}  // namespace cronlens
