// SPDX-License-Identifier: MIT
#include "commands/cheapest.hpp"

#include <algorithm>

#include "codec/json_writer.hpp"
#include "commands/commands.hpp"
#include "commands/text_table.hpp"
#include "cronlens/decide.hpp"
#include "text/width.hpp"

namespace cronlens::server {
namespace {

using json::Json;

/// A job and the candidate that is best for it.
struct Move {
  std::size_t job, candidate;
  double current, expected, low, high;  // dollars per 30 days

  double saving() const { return current - expected; }
};

WhatIfRequest request_of(const CheapestQuestion& question) {
  WhatIfRequest made;
  made.query.now = Instant(question.request.now);
  made.query.window.kind = WindowKind::last_days;
  made.query.window.days = Count(question.request.days);
  made.query.jobs = question.jobs;
  for (const auto& [provider, model] : question.candidates) {
    made.candidate_providers.push_back(provider);
    made.candidate_models.push_back(model);
  }
  made.best_of_same_maker = question.rules.same_maker;
  made.best_at_high = question.rules.at_high;
  return made;
}

/// What saves most first.
std::vector<Move> moves_of(const WhatIfAnswer& answer) {
  const WhatIfMatrix& matrix = answer.matrix;
  std::vector<Move> moves;
  for (std::size_t job = 0; job < answer.jobs.ids.size(); ++job) {
    if (answer.jobs.best[job].value < 0) continue;
    const auto candidate = static_cast<std::size_t>(answer.jobs.best[job].value);
    const std::size_t cell = job * matrix.models.size() + candidate;
    moves.push_back({job, candidate, answer.jobs.current[job].value, matrix.cost[cell].value,
                     matrix.low[cell].value, matrix.high[cell].value});
  }
  const auto more = [](const Move& a, const Move& b) { return a.saving() > b.saving(); };
  std::stable_sort(moves.begin(), moves.end(), more);
  return moves;
}

std::int64_t runs_of(const WhatIfAnswer& answer, const Move& move) {
  return static_cast<std::int64_t>(answer.jobs.runs[move.job].value);
}

int print_json(const WhatIfAnswer& answer, const std::vector<Move>& moves) {
  Json list = Json::array();
  for (const Move& move : moves) {
    list.push_back({{"job", answer.jobs.ids[move.job]},
                    {"name", answer.jobs.names[move.job]},
                    {"runs", runs_of(answer, move)},
                    {"from", answer.jobs.models[move.job]},
                    {"provider", answer.matrix.providers[move.candidate]},
                    {"model", answer.matrix.models[move.candidate]},
                    {"current", move.current},
                    {"expected", move.expected},
                    {"low", move.low},
                    {"high", move.high},
                    {"saving", move.saving()}});
  }
  return print(json::dump(list, 2));
}

std::string name_of(const WhatIfMatrix& matrix, std::size_t candidate) {
  const std::string& provider = matrix.providers[candidate];
  return (provider.empty() ? "" : provider + ":") + matrix.models[candidate];
}

std::string compared_with(const WhatIfMatrix& matrix) {
  if (matrix.models.empty()) return "No price list has the models of these jobs.";
  std::string list = "Compared with ";
  for (std::size_t i = 0; i < matrix.models.size(); ++i) {
    list += (i == 0 ? "" : ", ") + name_of(matrix, i);
  }
  // A list may be of anybody, and a terminal obeys what it is told.
  return text::clean(list) + ".";
}

std::string no_move(const CheapestOptions& rules) {
  return std::string("No job of 10 runs or more would save $1 or more a month") +
         (rules.same_maker ? " with a model of its own maker" : "") +
         (rules.at_high ? ", at the high end too" : "") + ".";
}

std::string table_of(const WhatIfAnswer& answer, const std::vector<Move>& moves) {
  TextTable table(
      {"Job", ">Runs", "Model", ">Now", "Move to", ">Then", ">Low", ">High", ">Saving"});
  const auto usd = [](double value) { return worded_usd(value, 2); };
  double saving = 0, least = 0, most = 0;
  for (const Move& move : moves) {
    saving += move.saving(), least += move.current - move.high, most += move.current - move.low;
    table.add({answer.jobs.names[move.job], std::to_string(runs_of(answer, move)),
               answer.jobs.models[move.job], usd(move.current),
               name_of(answer.matrix, move.candidate), usd(move.expected), usd(move.low),
               usd(move.high), usd(move.saving())});
  }
  const std::string of = std::to_string(moves.size()) + " of " +
                         worded_count(static_cast<std::int64_t>(answer.jobs.ids.size()), "job");
  return table.text() + "\n\n" + of + ", saved in all per 30 days: " + usd(saving) + " (" +
         usd(least) + " to " + usd(most) + "). Quality is not considered.";
}

}  // namespace

int print_cheapest(const Engine& engine, const PriceOptions& lists,
                   const CheapestQuestion& question, bool json) {
  Decider decider(engine);
  std::string why;
  if (!add_price_lists(decider, lists, why)) return complain(why, kRefused);
  const auto found = decider.what_if(request_of(question));
  if (!found) return complain(found.error().detail, kRefused);
  const WhatIfAnswer& answer = found.value();
  const auto moves = moves_of(answer);
  if (json) return print_json(answer, moves);
  if (answer.jobs.ids.empty()) return print("No agent ran in these days.");
  const std::string compared = "\n" + compared_with(answer.matrix);
  if (moves.empty()) return print(no_move(question.rules) + compared);
  return print(table_of(answer, moves) + compared);
}

}  // namespace cronlens::server
