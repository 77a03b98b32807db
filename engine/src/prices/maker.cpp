// SPDX-License-Identifier: MIT
#include "prices/maker.hpp"

#include <algorithm>
#include <string_view>

#include "prices/index.hpp"
#include "prices/names.hpp"

namespace cronlens::prices {
namespace {

std::string home_of(const Books& books, std::string_view folded_name) {
  for (const PriceBook* book : books) {
    for (const auto& [rule, provider] : book->index().homes) {
      if (rule.matches(folded_name)) return provider;
    }
  }
  return "";
}

bool may_be_a_maker(const PriceBook& book, const std::string& provider) {
  const auto& homes = book.index().homes;
  const auto is_it = [&](const auto& home) { return home.second == provider; };
  return homes.empty() || std::any_of(homes.begin(), homes.end(), is_it);
}

std::string first_letters(const std::string& name) {
  const auto end =
      std::find_if(name.begin(), name.end(), [](char c) { return c < 'a' || c > 'z'; });
  return {name.begin(), end};
}

}  // namespace

std::string maker_of(const Books& books, const Match& match) {
  if (match.entry == nullptr) return "";
  const std::string& model = match.entry->model;
  const auto last = model.rfind('/');
  // What stands before the name is the host's, and may look like the name of a maker's model.
  const std::string name = folded(last == std::string::npos ? model : model.substr(last + 1));
  if (std::string home = home_of(books, name); !home.empty()) return home;
  if (last != std::string::npos) return model.substr(0, model.find('/'));
  if (may_be_a_maker(*match.book, match.entry->provider)) return match.entry->provider;
  return first_letters(name);
}

}  // namespace cronlens::prices
