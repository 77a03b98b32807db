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

/// What stands behind the last slash, as rules of names want it.
std::string tail_of(const std::string& model) {
  const auto slash = model.rfind('/');
  return folded(slash == std::string::npos ? model : model.substr(slash + 1));
}

/// Sells a model of the names that it is said to make: a rule for names that only start with a
/// host's own prefix fits none of them.
bool is_a_maker(const PriceBook& book, const std::string& provider) {
  for (const auto& [rule, home] : book.index().homes) {
    if (home != provider) continue;
    for (const Entry& entry : book.entries()) {
      if (entry.provider == provider && rule.matches(tail_of(entry.model))) return true;
    }
  }
  return false;
}

bool may_be_a_maker(const PriceBook& book, const std::string& provider) {
  return book.index().homes.empty() || is_a_maker(book, provider);
}

/// Where a call is answered from, and not who made the model.
std::string_view without_region(std::string_view name) {
  for (const std::string_view region : {"global.", "regional.", "us.", "eu.", "apac."}) {
    if (name.starts_with(region)) return name.substr(region.size());
  }
  return name;
}

std::string first_letters(std::string_view name) {
  const auto end =
      std::find_if(name.begin(), name.end(), [](char c) { return c < 'a' || c > 'z'; });
  return {name.begin(), end};
}

}  // namespace

std::string maker_of(const Books& books, const Match& match) {
  if (match.entry == nullptr) return "";
  const std::string& model = match.entry->model;
  const std::string name = tail_of(model);
  if (std::string home = home_of(books, name); !home.empty()) return home;
  if (const auto last = model.rfind('/'); last != std::string::npos) {
    const auto before = last == 0 ? std::string::npos : model.rfind('/', last - 1);
    const auto begin = before == std::string::npos ? 0 : before + 1;
    return model.substr(begin, last - begin);
  }
  if (may_be_a_maker(*match.book, match.entry->provider)) return match.entry->provider;
  return first_letters(without_region(name));
}

}  // namespace cronlens::prices
