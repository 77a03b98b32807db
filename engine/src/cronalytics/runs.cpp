// SPDX-License-Identifier: MIT
#include "projections/runs.hpp"

#include <algorithm>

#include "cronalytics/endpoints.hpp"
#include "cronalytics/values.hpp"

namespace cronlens::cronalytics {
namespace {

RunSort sort_of(const std::string& key) {
  if (key == "estimated_cost") return RunSort::cost;
  if (key == "duration_seconds") return RunSort::duration;
  if (key == "success") return RunSort::outcome;
  if (key == "model") return RunSort::model;
  if (key == "input_tokens") return RunSort::input_tokens;
  return key == "job_mode" ? RunSort::mode : RunSort::run_time;
}

template <class Q>
Json value(const std::optional<Q>& quantity) {
  return quantity ? Json(quantity->value) : Json(nullptr);
}

Json whole(const std::optional<Tokens>& tokens) {
  return tokens ? Json(static_cast<std::int64_t>(tokens->value)) : Json(nullptr);
}

Json success(RunOutcome outcome) {
  if (outcome == RunOutcome::unknown) return nullptr;
  return outcome == RunOutcome::success ? 1 : 0;
}

Json run_entry(const Run& run, const std::string& job_id) {
  return {{"session_id", run.session_id},
          {"job_id", job_id},
          {"run_time", run.run_time.value},
          {"ended_at", value(run.ended_at)},
          {"duration_seconds", value(run.duration)},
          {"model", text(run.model)},
          {"input_tokens", whole(run.input_tokens)},
          {"output_tokens", whole(run.output_tokens)},
          {"reasoning_tokens", whole(run.reasoning_tokens)},
          {"cache_read_tokens", whole(run.cache_read_tokens)},
          {"cache_write_tokens", whole(run.cache_write_tokens)},
          {"estimated_cost", value(run.cost)},
          {"estimated_cost_usd", value(run.cost)},
          {"actual_cost", value(run.actual_cost)},
          {"actual_cost_usd", value(run.actual_cost)},
          {"cost_status", text(run.cost_status)},
          {"billing_provider", text(run.provider)},
          {"end_reason", text(run.end_reason)},
          {"success", success(run.outcome)},
          {"job_mode", text(run.mode)}};
}

}  // namespace

std::optional<Json> runs(const Question& question, const std::string& job_id) {
  const Parameters& asked = question.parameters();
  const auto order = projections::order_runs(
      question.selection(), sort_of(asked.sort_key),
      asked.sort_dir == "asc" ? Direction::ascending : Direction::descending);
  if (order.empty()) return std::nullopt;
  const std::size_t limit = asked.limit > 0 ? static_cast<std::size_t>(asked.limit) : order.size();
  Json list = Json::array();
  for (std::size_t i = 0; i < std::min(limit, order.size()); ++i) {
    const auto run = projections::read_run(question.state(), order[i]);
    if (run) list.push_back(run_entry(run.value(), job_id));
  }
  return Json{{"plugin", "cronalytics"},
              {"job_id", job_id},
              {"limit", echo_integer(asked.limit)},
              {"total_runs", order.size()},
              {"more_available", order.size() > list.size()},
              {"days", echo_integer(asked.days)},
              {"outcome", asked.outcome},
              {"sort_key", asked.sort_key},
              {"sort_dir", asked.sort_dir},
              {"runs", list}};
}

}  // namespace cronlens::cronalytics
