// SPDX-License-Identifier: MIT
#include "prices/names.hpp"

#include <algorithm>

namespace cronlens::prices {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Whether the text has the form: 9 stands for any digit.
bool has_form(std::string_view text, std::string_view form) {
  const auto fits = [](char c, char f) { return f == '9' ? is_digit(c) : c == f; };
  return text.size() == form.size() && std::equal(text.begin(), text.end(), form.begin(), fits);
}

bool is_plausible_date(std::string_view digits) {
  std::string only(digits);
  only.erase(std::remove_if(only.begin(), only.end(), [](char c) { return !is_digit(c); }),
             only.end());
  const int month = (only[4] - '0') * 10 + only[5] - '0';
  const int day = (only[6] - '0') * 10 + only[7] - '0';
  return only[0] == '2' && only[1] == '0' && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

}  // namespace

std::string folded(std::string_view name) {
  constexpr std::string_view kSpace = " \t\r\n";
  const auto first = name.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return "";
  std::string out(name.substr(first, name.find_last_not_of(kSpace) - first + 1));
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return out;
}

std::vector<std::string_view> without_provider(std::string_view name) {
  std::vector<std::string_view> out;
  for (auto slash = name.find('/'); slash != std::string_view::npos; slash = name.find('/')) {
    name.remove_prefix(slash + 1);
    if (!name.empty()) out.push_back(name);
  }
  return out;
}

std::optional<std::string> without_date(std::string_view name) {
  const std::string_view end = name.substr(std::min(name.find(':'), name.size()));
  const std::string_view stem = name.substr(0, name.size() - end.size());
  for (const std::string_view form : {"-99999999", "@99999999", "-9999-99-99"}) {
    if (stem.size() <= form.size()) continue;
    const std::string_view tail = stem.substr(stem.size() - form.size());
    if (!has_form(tail, form) || !is_plausible_date(tail)) continue;
    return std::string(stem.substr(0, stem.size() - form.size())).append(end);
  }
  return std::nullopt;
}

std::optional<std::string_view> without_variant(std::string_view name) {
  for (const std::string_view suffix : {":free", ":nitro", "-latest", "-preview"}) {
    if (name.size() > suffix.size() && name.ends_with(suffix)) {
      return name.substr(0, name.size() - suffix.size());
    }
  }
  return std::nullopt;
}

}  // namespace cronlens::prices
