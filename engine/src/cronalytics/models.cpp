// SPDX-License-Identifier: MIT
#include "cronalytics/endpoints.hpp"
#include "cronalytics/values.hpp"
#include "measures/measures.hpp"

namespace cronlens::cronalytics {

Json models(const Question& question) {
  Json list = Json::array();
  const facts::Dictionary& names = question.selection().facts().models;
  for (const auto& group : models_by_cost(question)) {
    const Json cost = rounded(measures::cost(group.sums), kMoney);
    const Json mean = rounded(measures::mean_cost(group.sums), kMoney);
    list.push_back({{"model", model_name(names.text(group.id))},
                    {"runs", group.sums.all_runs()},
                    {"tot_estimated_cost", cost},
                    {"total_cost", cost},
                    {"avg_estimated_cost", mean},
                    {"avg_cost", mean},
                    {"total_input_tokens", group.sums.input},
                    {"total_output_tokens", group.sums.output},
                    {"last_run", group.sums.last_run}});
  }
  return {{"plugin", "cronalytics"},
          {"days", echo_integer(question.parameters().days)},
          {"outcome", question.parameters().outcome},
          {"models", std::move(list)}};
}

}  // namespace cronlens::cronalytics
