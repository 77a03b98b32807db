// SPDX-License-Identifier: MIT
#include <algorithm>

#include "decide/selection.hpp"
#include "facts/text.hpp"
#include "select/check_query.hpp"

namespace cronlens {
namespace {

Usd usd(const std::optional<prices::NanoUsd>& nano) {
  return nano ? Usd(static_cast<double>(*nano) / prices::kNanoPerUsd) : Usd::unknown();
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words(1);
  for (const char c : facts::ascii_lower(text)) {
    if (c != ' ') {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  return words;
}

}  // namespace

Result<PriceChoices> Decider::price_choices(const PriceChoicesRequest& request) const {
  if (auto error = select::check_query(request.query)) return *error;
  const double limit = request.limit.value;
  if (!(limit >= 1 && limit <= 1000)) return select::out_of_range("limit", limit, "1 to 1000");
  what_if::Calculator& calculator = decide::calculator_for(*state_, request.query);
  const auto words = words_of(request.text);
  PriceChoices answer;
  for (const decide::Choice& choice : decide::choices_of(*state_, calculator)) {
    const prices::Entry& entry = *choice.entry;
    const std::string name = entry.provider + ' ' + entry.model;
    const bool has_all = std::all_of(words.begin(), words.end(), [&](const std::string& word) {
      return facts::contains_ignoring_case(name, word);
    });
    const double context = static_cast<double>(entry.context.value_or(0));
    if (!has_all || context < request.context.value) continue;
    ++answer.found.value;
    if (static_cast<double>(answer.models.size()) >= limit) continue;
    answer.providers.push_back(entry.provider);
    answer.models.push_back(entry.model);
    answer.month.push_back(known_or_unknown<Usd>(choice.month));
    answer.input.push_back(usd(choice.rates.input));
    answer.output.push_back(usd(choice.rates.output));
    answer.context.push_back(entry.context ? Tokens(context) : Tokens::unknown());
  }
  return answer;
}

}  // namespace cronlens
